/// Receipt printers that speak ESC/POS.
@NullMarked
package vn.hospitalkiosk.device.printer;

import org.jspecify.annotations.NullMarked;

/// USB printers: the only importer of usb4java, and of that only its lowest layer.
@NullMarked
package vn.hospitalkiosk.device.usb;

import org.jspecify.annotations.NullMarked;

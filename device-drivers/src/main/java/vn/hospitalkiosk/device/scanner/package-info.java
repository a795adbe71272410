/// Barcode and QR scanners on a serial line.
@NullMarked
package vn.hospitalkiosk.device.scanner;

import org.jspecify.annotations.NullMarked;

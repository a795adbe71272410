/// A QR scanner as software, behind a pseudo terminal.
@NullMarked
package vn.hospitalkiosk.virtual.scanner;

import org.jspecify.annotations.NullMarked;

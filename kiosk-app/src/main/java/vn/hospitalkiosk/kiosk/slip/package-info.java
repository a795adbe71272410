/// Slips as 1-bit pictures.
@NullMarked
package vn.hospitalkiosk.kiosk.slip;

import org.jspecify.annotations.NullMarked;

@NullMarked
package vn.hospitalkiosk.kiosk.screen.face;

import org.jspecify.annotations.NullMarked;

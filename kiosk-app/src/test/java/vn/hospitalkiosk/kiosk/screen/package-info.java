@NullMarked
package vn.hospitalkiosk.kiosk.screen;

import org.jspecify.annotations.NullMarked;

@NullMarked
package vn.hospitalkiosk.kiosk.language;

import org.jspecify.annotations.NullMarked;

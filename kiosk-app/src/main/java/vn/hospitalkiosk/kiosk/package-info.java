/// The kiosk: main, and the one place where its objects meet. No Spring.
@NullMarked
package vn.hospitalkiosk.kiosk;

import org.jspecify.annotations.NullMarked;

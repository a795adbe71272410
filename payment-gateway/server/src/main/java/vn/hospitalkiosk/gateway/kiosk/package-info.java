/// HTTP for kiosks, and pushing changes to them.
@NullMarked
package vn.hospitalkiosk.gateway.kiosk;

import org.jspecify.annotations.NullMarked;

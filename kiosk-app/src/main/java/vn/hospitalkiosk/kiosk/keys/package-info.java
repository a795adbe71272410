/// The kiosk's own private key: in a file only this user reads, or in a token that never gives it away.
@NullMarked
package vn.hospitalkiosk.kiosk.keys;

import org.jspecify.annotations.NullMarked;

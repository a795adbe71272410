/// Cards at a terminal beside the kiosk. The terminal hangs on the kiosk: what it said comes in by the kiosk door, and whoever wants to ask it asks its kiosk.
@NullMarked
package vn.hospitalkiosk.gateway.psp.cardterminal;

import org.jspecify.annotations.NullMarked;

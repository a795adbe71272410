/// One patient at one kiosk: states, events, effects, and the pure function that decides. No I/O, no JavaFX.
@NullMarked
package vn.hospitalkiosk.kiosk.journey;

import org.jspecify.annotations.NullMarked;

/// One class for each screen of UI.md §6: from the journey's state to the pieces that are drawn.
@NullMarked
package vn.hospitalkiosk.kiosk.screen.face;

import org.jspecify.annotations.NullMarked;

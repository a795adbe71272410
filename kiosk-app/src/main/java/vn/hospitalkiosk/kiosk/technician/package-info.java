/// For the person who comes when something is wrong: scripts/diagnose. Needs no window.
@NullMarked
package vn.hospitalkiosk.kiosk.technician;

import org.jspecify.annotations.NullMarked;

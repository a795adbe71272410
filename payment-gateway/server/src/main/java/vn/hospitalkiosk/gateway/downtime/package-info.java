/// Queue numbers that kiosks give out while they are cut off, and what becomes of them at the desk.
@NullMarked
package vn.hospitalkiosk.gateway.downtime;

import org.jspecify.annotations.NullMarked;

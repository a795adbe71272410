/// Every neighbour of kiosk and gateway as software on its real wire. Imports nothing of the other modules: a shared bug must not cancel out.
@NullMarked
package vn.hospitalkiosk.virtual;

import org.jspecify.annotations.NullMarked;

/// SQL for the ports of the other packages.
@NullMarked
package vn.hospitalkiosk.gateway.store;

import org.jspecify.annotations.NullMarked;

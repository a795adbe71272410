/// How often somebody outside may try something.
@NullMarked
package vn.hospitalkiosk.gateway.bounds;

import org.jspecify.annotations.NullMarked;

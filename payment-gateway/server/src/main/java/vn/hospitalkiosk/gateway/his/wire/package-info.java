/// HTTP to a HIS, whatever it speaks: time limits, who we are, and what became of each exchange.
@NullMarked
package vn.hospitalkiosk.gateway.his.wire;

import org.jspecify.annotations.NullMarked;

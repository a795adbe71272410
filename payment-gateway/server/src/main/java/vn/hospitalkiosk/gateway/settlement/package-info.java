/// Card terminals' settlements against our own captures: money is final when both agree.
@NullMarked
package vn.hospitalkiosk.gateway.settlement;

import org.jspecify.annotations.NullMarked;

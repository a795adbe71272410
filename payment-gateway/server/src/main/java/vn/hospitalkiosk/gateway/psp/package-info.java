/// Payment service providers: one port, one folder per brand.
@NullMarked
package vn.hospitalkiosk.gateway.psp;

import org.jspecify.annotations.NullMarked;

/// VNPAY, gateway 2.1.0 (payments-providers §3.3). Not VNPT Pay, which is another company.
@NullMarked
package vn.hospitalkiosk.gateway.psp.vnpay;

import org.jspecify.annotations.NullMarked;

/// VNPT Money (VNPT Pay merchant gateway 1.0.6), dynamic QR. VNPT's own; not VNPAY, not MegaPay (payments-providers §3.1).
@NullMarked
package vn.hospitalkiosk.gateway.psp.vnptmoney;

import org.jspecify.annotations.NullMarked;

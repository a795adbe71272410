/// MoMo, gateway v2, `captureWallet` (payments-providers §1).
@NullMarked
package vn.hospitalkiosk.gateway.psp.momo;

import org.jspecify.annotations.NullMarked;

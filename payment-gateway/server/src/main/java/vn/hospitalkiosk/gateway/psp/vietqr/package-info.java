/// VietQR bank transfer: our own QR, and what three services tell us of the hospital's account (payments-providers §5).
@NullMarked
package vn.hospitalkiosk.gateway.psp.vietqr;

import org.jspecify.annotations.NullMarked;

/// Money given back: to the source it came from, by the psp where it can, else by a payout voucher (phiếu chi).
@NullMarked
package vn.hospitalkiosk.gateway.refund;

import org.jspecify.annotations.NullMarked;

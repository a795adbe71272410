/// Viettel Money, gateway generation 2.0 (ViettelPay / bankplus): a payment address the payer opens, HMAC-SHA1 (payments-providers §4.1).
@NullMarked
package vn.hospitalkiosk.gateway.psp.viettelmoney;

import org.jspecify.annotations.NullMarked;

/// ZaloPay, OpenAPI v2 (payments-providers §2).
@NullMarked
package vn.hospitalkiosk.gateway.psp.zalopay;

import org.jspecify.annotations.NullMarked;

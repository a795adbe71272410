/// ZaloPay, OpenAPI v2, written from payments-providers §2 without a look at the product's adapter.
@NullMarked
package vn.hospitalkiosk.virtual.zalopay;

import org.jspecify.annotations.NullMarked;

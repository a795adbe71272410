/// VNPAY, gateway 2.1.0, written from payments-providers §3.3 without a look at the product's adapter.
@NullMarked
package vn.hospitalkiosk.virtual.vnpay;

import org.jspecify.annotations.NullMarked;

/// A bank: its app on the phone reads VietQR, its account is told of by payOS, SePay or Casso; written from payments-providers §5 without a look at the product's adapter.
@NullMarked
package vn.hospitalkiosk.virtual.vietqr;

import org.jspecify.annotations.NullMarked;

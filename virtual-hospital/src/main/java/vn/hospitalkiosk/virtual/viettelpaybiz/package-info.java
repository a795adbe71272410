/// Viettel Money, generation "paybiz", as in payments-providers §4.2: its gateway, its app on the phone.
@NullMarked
package vn.hospitalkiosk.virtual.viettelpaybiz;

import org.jspecify.annotations.NullMarked;

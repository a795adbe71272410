/// Viettel's gateway 2.0 as its merchant kit speaks to it (payments-providers §4.1), and its app on the phone.
@NullMarked
package vn.hospitalkiosk.virtual.viettelmoney;

import org.jspecify.annotations.NullMarked;

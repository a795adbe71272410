/// VNPT Money's merchant gateway as three public integrations speak to it (payments-providers §3.1), and its app on the phone.
@NullMarked
package vn.hospitalkiosk.virtual.vnptmoney;

import org.jspecify.annotations.NullMarked;

/// Viettel Money, generation "paybiz": REST, ECDSA over the body as it travels (payments-providers §4.2, public hearsay). Another adapter than `viettelmoney`: the two have nothing in common but the name.
@NullMarked
package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import org.jspecify.annotations.NullMarked;

/// Double-entry journal in VND.
@NullMarked
package vn.hospitalkiosk.gateway.ledger;

import org.jspecify.annotations.NullMarked;

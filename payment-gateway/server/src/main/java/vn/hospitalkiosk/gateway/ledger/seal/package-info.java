/// Seals over the book: a chain per facility and day, a signed root per day, and how both are checked. The bytes are described in `docs/wires.md`, "Ledger as sealed".
@NullMarked
package vn.hospitalkiosk.gateway.ledger.seal;

import org.jspecify.annotations.NullMarked;

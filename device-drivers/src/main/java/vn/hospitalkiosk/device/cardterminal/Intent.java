package vn.hospitalkiosk.device.cardterminal;

import java.time.Instant;
import java.util.Optional;

/// A movement of money we are about to ask a terminal for; written down before the first byte.
///
/// @param lastTrace the terminal's number of the transaction before this one, where that is how a new one is known
/// @param saleTrace of a void: the terminal's number of the sale it takes back, by which it is asked about
public record Intent(
        Kind kind,
        Order order,
        Instant startedAt,
        Optional<String> lastTrace,
        Optional<String> saleTrace) {
    public enum Kind {
        SALE,
        WALLET_SALE,
        VOID,
        REFUND
    }
}

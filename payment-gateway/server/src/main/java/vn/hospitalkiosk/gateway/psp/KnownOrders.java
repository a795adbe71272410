package vn.hospitalkiosk.gateway.psp;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// What we know of our own orders, for psps that ask before they take money.
public interface KnownOrders {
    Optional<Known> find(PspCode psp, OrderId order);

    /// The order at this psp that people call by this reference, `KH01-7K2M9Q`.
    Optional<OrderId> named(PspCode psp, String reference);

    record Known(Vnd amount, Instant placedAt, Standing standing) {}

    enum Standing {
        /// May still be paid.
        OPEN,
        PAID,
        /// Closed unpaid: refuse the payer.
        CLOSED
    }
}

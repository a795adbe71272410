package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;

/// Payments by what people call them, and the copies of receipts that kiosks were told to print.
public interface KnownReferences {
    /// @param reference as people say it, or the first eight characters of a payment's id, which a kiosk prints while it has heard nothing
    Optional<PaymentId> payment(String reference);

    /// Counts a copy; the same job again has the same number.
    ///
    /// @return 1 for the first copy
    int copy(PaymentId payment, CommandId job, KioskId kiosk, Instant at);
}

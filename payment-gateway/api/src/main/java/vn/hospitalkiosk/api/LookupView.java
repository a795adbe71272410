package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// What whoever knows a payment's reference may read, at any kiosk: the payment, and nobody's name. `GET /kiosk/v1/lookups/{reference}`.
///
/// @param label wordmark of the method
/// @param capturedAt when money came
public record LookupView(
        String reference,
        PaymentState state,
        Vnd amount,
        PspCode psp,
        String label,
        Instant createdAt,
        Optional<Instant> capturedAt,
        Optional<String> receiptNumber) {}

package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// One way to pay as offered now. An unavailable one stays visible with reason, since when and what works instead.
///
/// @param label the plain wordmark, `MoMo`
/// @param reason why it is unavailable
public record MethodView(
        PspCode psp,
        String label,
        Kind kind,
        boolean available,
        Optional<Instant> unavailableSince,
        Optional<String> alternative,
        Optional<FailureCode> reason) {
    public MethodView(
            PspCode psp,
            String label,
            Kind kind,
            boolean available,
            Optional<Instant> unavailableSince,
            Optional<String> alternative) {
        this(psp, label, kind, available, unavailableSince, alternative, Optional.empty());
    }

    public enum Kind {
        WALLET,
        BANK_QR,
        CARD_TERMINAL
    }
}

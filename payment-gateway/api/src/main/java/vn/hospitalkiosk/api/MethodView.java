package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// One way to pay as offered now. An unavailable one stays visible with reason, since when and what works instead.
///
/// @param label the plain wordmark, `MoMo`
/// @param codeScan whether the kiosk may also scan a code of the payer's app; a gateway of an earlier version does not say
public record MethodView(
        PspCode psp,
        String label,
        Kind kind,
        boolean available,
        Optional<Instant> unavailableSince,
        Optional<String> alternative,
        Optional<Boolean> codeScan) {
    /// Of a method that shows the payer a code and scans none.
    public MethodView(
            PspCode psp,
            String label,
            Kind kind,
            boolean available,
            Optional<Instant> unavailableSince,
            Optional<String> alternative) {
        this(psp, label, kind, available, unavailableSince, alternative, Optional.empty());
    }

    public MethodView(
            PspCode psp,
            String label,
            Kind kind,
            boolean available,
            Optional<Instant> unavailableSince,
            Optional<String> alternative,
            boolean scansCode) {
        this(psp, label, kind, available, unavailableSince, alternative, Optional.of(scansCode));
    }

    public boolean scansCode() {
        return codeScan.orElse(false);
    }

    public enum Kind {
        WALLET,
        BANK_QR,
        CARD_TERMINAL
    }
}

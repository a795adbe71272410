package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// One way to pay as offered now. An unavailable one stays visible with reason, since when and what works instead.
///
/// @param label the plain wordmark, `MoMo`
/// @param reason why it is unavailable
/// @param codeScan whether the kiosk may also scan a code of the payer's app; a gateway of an earlier version does not say
public record MethodView(
        PspCode psp,
        String label,
        Kind kind,
        boolean available,
        Optional<Instant> unavailableSince,
        Optional<String> alternative,
        Optional<FailureCode> reason,
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
            Optional<FailureCode> reason) {
        this(psp, label, kind, available, unavailableSince, alternative, reason, Optional.empty());
    }

    /// The same method, and whether it scans payers' codes.
    public MethodView scanning(boolean scans) {
        return new MethodView(
                psp,
                label,
                kind,
                available,
                unavailableSince,
                alternative,
                reason,
                Optional.of(scans));
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

package vn.hospitalkiosk.gateway.psp.vietqr;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import vn.hospitalkiosk.gateway.psp.Terms;

/// `config/psp/vietqr.yaml`.
///
/// @param bin the bank's six digits, as NAPAS numbers banks
/// @param account digits and letters, at most 19; empty: the method is not offered
/// @param notifier who tells us of money on that account
/// @param secrets folder under `var/` with the file notifier-key (and notifier-key.old while it is exchanged)
/// @param window how far a signed time may be from our clock, both ways
/// @param terms nothing is sent, so that timeouts, at-once and breaker mean nothing here
public record VietQrConfig(
        String bin,
        String account,
        Service notifier,
        String secrets,
        Duration window,
        Terms terms) {
    public enum Service {
        @JsonProperty("payos")
        PAYOS,
        @JsonProperty("sepay")
        SEPAY,
        @JsonProperty("casso")
        CASSO;

        Notifier speaking(Clock clock, Duration window) {
            return switch (this) {
                case PAYOS -> new PayosNotifier();
                case SEPAY -> new SepayNotifier(clock, window);
                case CASSO -> new CassoNotifier(clock, window);
            };
        }
    }

    public VietQrConfig {
        if (!bin.matches("[0-9]{6}") || !account.matches("[0-9A-Za-z]{0,19}")) {
            throw new IllegalArgumentException(
                    "psp/vietqr.yaml: bin has six digits, account at most 19 letters and digits");
        }
        if (!window.isPositive()) {
            throw new IllegalArgumentException("psp/vietqr.yaml: window must be positive");
        }
    }
}

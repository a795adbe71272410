package vn.hospitalkiosk.gateway.psp.vietqr;

import java.net.URI;
import java.time.Duration;
import vn.hospitalkiosk.api.Vnd;

/// `config/psp/vietqr.yaml`.
///
/// @param bin the bank's six digits, as NAPAS numbers banks
/// @param account digits and letters, at most 19; empty: the method is not offered
/// @param notifier who tells us of money on that account
/// @param secrets folder under `var/` with the file notifier-key (and notifier-key.old while it is exchanged)
/// @param window how far a signed time may be from our clock, both ways
/// @param qrLife how long the kiosk shows the QR; a bank takes it for ever
/// @param grace how long after that a notice is still waited for
/// @param watch how long after closing the kiosk's desk still looks
/// @param simulated where no phone can see the kiosk
record VietQrConfig(
        String bin,
        String account,
        Service notifier,
        String secrets,
        Duration window,
        Duration qrLife,
        Duration grace,
        Duration watch,
        Vnd least,
        Vnd most,
        String alternative,
        Simulated simulated) {
    enum Service {
        PAYOS,
        SEPAY,
        CASSO;

        Notifier speaking(VietQrConfig config, java.time.Clock clock) {
            return switch (this) {
                case PAYOS -> new PayosNotifier();
                case SEPAY -> new SepayNotifier(clock, config.window());
                case CASSO -> new CassoNotifier(clock, config.window());
            };
        }
    }

    /// @param phone is told of every QR instead of scanning it; empty: nobody, the only value outside `simulated`
    /// @param callback our callback door, told along with it
    record Simulated(URI phone, URI callback) {
        boolean told() {
            return !phone.toString().isEmpty();
        }
    }

    VietQrConfig {
        if (!bin.matches("[0-9]{6}") || !account.matches("[0-9A-Za-z]{0,19}")) {
            throw new IllegalArgumentException(
                    "psp/vietqr.yaml: bin has six digits, account at most 19 letters and digits");
        }
        if (!window.isPositive() || !qrLife.isPositive() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "psp/vietqr.yaml: window and qr-life must be positive");
        }
    }
}

package vn.hospitalkiosk.gateway.psp.cardterminal;

import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Terms;

/// `config/psp/card.yaml`.
///
/// @param dailyCap most that one kiosk takes by card in a day; 0: no cap
/// @param terms `qr-life` is how long a sale at the terminal may take; the gateway itself sends nothing, so that timeouts, at-once and breaker mean nothing here
public record CardTerminalConfig(Vnd dailyCap, Terms terms) {
    public CardTerminalConfig {
        if (dailyCap.compareTo(Vnd.ZERO) < 0) {
            throw new IllegalArgumentException("psp/card.yaml: daily-cap must not be negative");
        }
    }
}

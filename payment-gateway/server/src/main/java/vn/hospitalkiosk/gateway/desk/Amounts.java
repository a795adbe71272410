package vn.hospitalkiosk.gateway.desk;

import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;

/// Amounts as people type them.
final class Amounts {
    private Amounts() {}

    /// `96.000`, `96 000 đ`, `96000`; empty when it is no amount above zero.
    static Optional<Vnd> typed(String text) {
        String digits = text.replaceAll("[.\\s ]|đ$", "");
        if (!digits.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        long amount = Long.parseLong(digits);
        return amount > 0 ? Optional.of(new Vnd(amount)) : Optional.empty();
    }
}

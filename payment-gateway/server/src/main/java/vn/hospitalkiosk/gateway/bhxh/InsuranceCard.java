package vn.hospitalkiosk.gateway.bhxh;

import java.time.LocalDate;
import java.util.Optional;

/// A card as the insurance gateway has it. Personal data: `toString` shows the last four.
///
/// @param registeredAt code of the facility where the card is registered (mã ĐKBĐ)
public record InsuranceCard(
        String number,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> registeredAt) {
    private static final int LONG = 15;

    public String lastFour() {
        return number.substring(Math.max(0, number.length() - 4));
    }

    /// Third character of a card of fifteen (1–5): the class its holder's share follows from. Newer cards show ten digits and no class.
    public Optional<String> shareClass() {
        return number.length() == LONG
                ? Optional.of(number.substring(2, 3)).filter(c -> c.matches("[1-5]"))
                : Optional.empty();
    }

    /// Days not stated do not limit.
    public boolean countsOn(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
    }

    @Override
    public String toString() {
        return "•••• " + lastFour();
    }
}

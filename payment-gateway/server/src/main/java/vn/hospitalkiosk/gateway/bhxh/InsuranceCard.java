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
    public String lastFour() {
        return number.substring(Math.max(0, number.length() - 4));
    }

    /// Days not stated do not limit.
    boolean countsOn(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
    }

    @Override
    public String toString() {
        return "•••• " + lastFour();
    }
}

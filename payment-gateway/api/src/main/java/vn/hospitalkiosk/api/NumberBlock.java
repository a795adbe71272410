package vn.hospitalkiosk.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/// A lease: numbers that this kiosk alone may give out on this day, to nobody by name. No other block of the hospital holds one of them.
///
/// @param prefix what every number of this kiosk begins with, `K3`
/// @param first the lowest
/// @param last the highest, included
/// @param expiresAt after this moment none of it is given out
/// @param signature of the gateway over everything before it, hexadecimal: a number reported with it needs no other proof
public record NumberBlock(
        FacilityId facility,
        KioskId kiosk,
        LocalDate day,
        NumberClass kind,
        String prefix,
        int first,
        int last,
        Instant expiresAt,
        String signature) {
    private static final int LONGEST_SIGNATURE = 128;
    private static final int MOST_NUMBERS = 10_000;

    public NumberBlock {
        if (!prefix.matches("[A-Z0-9]{1,8}") || first < 1 || last < first || last > MOST_NUMBERS) {
            throw new IllegalArgumentException("not a block of numbers");
        }
        Bounds.text("a signature", signature, LONGEST_SIGNATURE);
    }

    public boolean holds(int number) {
        return number >= first && number <= last;
    }

    /// `K3-017`
    public String label(int number) {
        return String.format(Locale.ROOT, "%s-%03d", prefix, number);
    }

    /// What the signature covers.
    public String signed() {
        return String.join(
                "|",
                facility.value(),
                kiosk.value(),
                day.toString(),
                kind.name(),
                prefix,
                Integer.toString(first),
                Integer.toString(last),
                expiresAt.toString());
    }
}

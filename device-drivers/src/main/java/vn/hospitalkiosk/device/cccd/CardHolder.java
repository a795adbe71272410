package vn.hospitalkiosk.device.cccd;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// Puts DG1 and DG13 together: DG1 is the anchor, DG13 gives the marks and the century.
final class CardHolder {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_NAME = 200;

    /// How ICAO writes a date that never comes.
    private static final String NEVER = "991231";

    private CardHolder() {}

    /// @throws IllegalArgumentException when the birth date makes no sense
    static CccdData of(Mrz mrz, Dg13 dg13) {
        return new CccdData(
                mrz.number(),
                mrz.name(),
                dg13.fullName()
                        .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
                        .filter(name -> name.length() <= LONGEST_NAME),
                birth(mrz, dg13),
                switch (mrz.sex()) {
                    case 'M' -> CccdData.Sex.MALE;
                    case 'F' -> CccdData.Sex.FEMALE;
                    default -> CccdData.Sex.UNKNOWN;
                },
                expiry(mrz, dg13));
    }

    /// The century: from DG13 when it tells the same day, else from the fourth digit of the number (0 and 1: 19xx, 2 and 3: 20xx; Circular 07/2016/TT-BCA). A day or month the card does not know counts as the first.
    private static LocalDate birth(Mrz mrz, Dg13 dg13) {
        Optional<LocalDate> written = dg13.birth().flatMap(CardHolder::written);
        if (written.isPresent() && shortForm(written.get()).equals(mrz.birth())) {
            return written.get();
        }
        int century = 1900 + (mrz.number().charAt(3) - '0') / 2 * 100;
        String digits = mrz.birth().replace('<', '0');
        try {
            return LocalDate.of(
                    century + Integer.parseInt(digits.substring(0, 2)),
                    Math.max(1, Integer.parseInt(digits.substring(2, 4))),
                    Math.max(1, Integer.parseInt(digits.substring(4, 6))));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("the birth date of the MRZ is no date");
        }
    }

    /// DG13 decides when it has the field; a text in it means a card without limit.
    private static Optional<LocalDate> expiry(Mrz mrz, Dg13 dg13) {
        if (dg13.expiry().isPresent()) {
            return dg13.expiry().flatMap(CardHolder::written);
        }
        if (mrz.expiry().equals(NEVER)) {
            return Optional.empty();
        }
        String digits = mrz.expiry();
        return digits.matches("[0-9]{6}")
                ? written(
                        "%s/%s/20%s"
                                .formatted(
                                        digits.substring(4, 6),
                                        digits.substring(2, 4),
                                        digits.substring(0, 2)))
                : Optional.empty();
    }

    private static Optional<LocalDate> written(String text) {
        try {
            return Optional.of(LocalDate.parse(text, WRITTEN));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String shortForm(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT));
    }
}

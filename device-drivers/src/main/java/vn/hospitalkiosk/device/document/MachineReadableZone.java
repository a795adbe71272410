package vn.hospitalkiosk.device.document;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What stands in the machine-readable zone of a card (TD1, three lines of 30; the back of a CCCD) or a passport (TD3, two lines of 44), all check digits right (ICAO 9303-4 and -5). Latin capitals without marks.
///
/// @param documentCode `I`, `ID`, `P` …
/// @param issuer three letters (`VNM`), fewer where a country has fewer (`D`)
/// @param documentNumber of a CCCD the last nine digits of the personal number
/// @param personalNumber of a CCCD its twelve digits; of a passport what its country puts there
/// @param expiry empty: the document does not say
/// @param surname of a Vietnamese the family name
/// @param givenNames middle and given names, spaces between; empty when the holder has one name
/// @param namesCut the names did not fit and end where the line ended
public record MachineReadableZone(
        Form form,
        String documentCode,
        String issuer,
        String documentNumber,
        Optional<String> personalNumber,
        String nationality,
        ZoneDate birth,
        Sex sex,
        Optional<ZoneDate> expiry,
        String surname,
        String givenNames,
        boolean namesCut)
        implements ScannedCode {
    public enum Form {
        /// Three lines of 30.
        TD1,
        /// Two lines of 44.
        TD3
    }

    public enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    /// A part guarded by a check digit, or by what may stand in it.
    public enum Part {
        DOCUMENT_NUMBER,
        PERSONAL_NUMBER,
        BIRTH,
        EXPIRY,
        NAMES,
        /// The digit over the others.
        WHOLE
    }

    /// A zone was seen, but not read well: show it again. Nothing of it is kept.
    ///
    /// @param parts whose check digit is wrong
    public record Damaged(Form form, Set<Part> parts) implements ScannedCode {
        public Damaged {
            parts = Set.copyOf(parts);
        }
    }

    /// A date with two digits of its year.
    ///
    /// @param year 0 to 99
    /// @param month 1 to 12, 0 when the document does not say
    /// @param day 1 to 31, 0 when the document does not say
    public record ZoneDate(int year, int month, int day) {
        /// The last such day not after `today`: nobody is born later, and only people of a hundred years and more are taken for younger. A day or month not said is the first.
        public LocalDate notAfter(LocalDate today) {
            LocalDate date = in(today.getYear() / 100 * 100);
            return date.isAfter(today) ? in(today.getYear() / 100 * 100 - 100) : date;
        }

        /// In this century. A CCCD without limit is said to carry 31 December 2099.
        public LocalDate inTheTwoThousands() {
            return in(2000);
        }

        private LocalDate in(int century) {
            LocalDate first = LocalDate.of(century + year, Math.max(month, 1), 1);
            return first.withDayOfMonth(Math.min(Math.max(day, 1), first.lengthOfMonth()));
        }

        @Override
        public String toString() {
            return "ZoneDate[***]";
        }
    }

    /// Empty when it does not look like a zone at all. Line ends and spaces do not matter.
    static Optional<ScannedCode> read(String text) {
        return ZoneReader.read(text);
    }

    /// Whether a CCCD's numbers fit together; empty for every other document.
    public Set<NumberDoubt> doubts() {
        Set<NumberDoubt> doubts = EnumSet.noneOf(NumberDoubt.class);
        if (form != Form.TD1 || !issuer.equals("VNM") || personalNumber.isEmpty()) {
            return doubts;
        }
        String number = personalNumber.get();
        if (!PersonalNumber.hasItsShape(number)) {
            return doubts;
        }
        // The zone has no century: taken from the number, so that only the year can differ.
        String year = Integer.toString(PersonalNumber.birthYear(number) / 100 * 100 + birth.year());
        String letter =
                switch (sex) {
                    case MALE -> "M";
                    case FEMALE -> "F";
                    case UNKNOWN -> "";
                };
        doubts.addAll(PersonalNumber.doubts(number, year, letter));
        if (!number.endsWith(documentNumber)) {
            doubts.add(NumberDoubt.DOCUMENT_NUMBER_DIFFERS);
        }
        return doubts;
    }

    @Override
    public String toString() {
        return "MachineReadableZone[" + form + ", ***]";
    }
}

package vn.hospitalkiosk.device.document;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.hospitalkiosk.device.document.MachineReadableZone.Form;
import vn.hospitalkiosk.device.document.MachineReadableZone.Part;
import vn.hospitalkiosk.device.document.MachineReadableZone.Sex;
import vn.hospitalkiosk.device.document.MachineReadableZone.ZoneDate;

/// Reads a machine-readable zone (ICAO 9303-3 §4: weights 7, 3, 1; `<` counts 0, A is 10). Every guess is left to whoever scans again.
final class ZoneReader {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern TD1 = Pattern.compile("[ACI][A-Z0-9<]{89}");
    private static final Pattern TD3 = Pattern.compile("P[A-Z0-9<]{87}");
    private static final Pattern NAMES = Pattern.compile("[A-Z][A-Z<]*");
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("[0-9]{12}<<[0-9]");
    private static final int[] WEIGHTS = {7, 3, 1};

    private final String zone;
    private final Set<Part> wrong = EnumSet.noneOf(Part.class);

    private ZoneReader(String zone) {
        this.zone = zone;
    }

    static Optional<ScannedCode> read(String text) {
        String zone = SPACES.matcher(text).replaceAll("");
        if (TD1.matcher(zone).matches() && zone.contains("<<")) {
            return Optional.of(new ZoneReader(zone).card());
        }
        if (TD3.matcher(zone).matches() && zone.contains("<<")) {
            return Optional.of(new ZoneReader(zone).passport());
        }
        return Optional.empty();
    }

    private ScannedCode card() {
        boolean vietnamese = part(2, 5).equals("VNM");
        String optional = part(15, 30);
        boolean longNumber = zone.charAt(14) == '<';
        int end = optional.indexOf('<');
        String rest = longNumber && end > 1 ? optional.substring(0, end) : "";
        String number = part(5, 14);
        if (!longNumber) {
            check(Part.DOCUMENT_NUMBER, number, zone.charAt(14));
        } else if (rest.isEmpty()) {
            wrong.add(Part.DOCUMENT_NUMBER);
        } else {
            // Longer than nine: goes on in the optional data, the check digit last (9303-5 §4.2.4).
            number += rest.substring(0, rest.length() - 1);
            check(Part.DOCUMENT_NUMBER, number, rest.charAt(rest.length() - 1));
        }
        boolean cccd = vietnamese && PERSONAL_NUMBER.matcher(optional).matches();
        if (cccd) {
            check(Part.PERSONAL_NUMBER, optional.substring(0, 14), optional.charAt(14));
        }
        check(Part.BIRTH, part(30, 36), zone.charAt(36));
        check(Part.EXPIRY, part(38, 44), zone.charAt(44));
        String summed = part(5, 30) + part(30, 37) + part(38, 45) + part(48, 59);
        check(Part.WHOLE, summed, zone.charAt(59));
        Optional<String> personal =
                cccd ? Optional.of(optional.substring(0, 12)) : Optional.empty();
        return done(Form.TD1, plain(number), personal, 45, new Dates(30, 38, 37), part(60, 90));
    }

    private ScannedCode passport() {
        String second = part(44, 88);
        check(Part.DOCUMENT_NUMBER, second.substring(0, 9), second.charAt(9));
        check(Part.BIRTH, second.substring(13, 19), second.charAt(19));
        check(Part.EXPIRY, second.substring(21, 27), second.charAt(27));
        String personal = second.substring(28, 42);
        boolean none = plain(personal).isEmpty() && second.charAt(42) == '<';
        if (!none) {
            check(Part.PERSONAL_NUMBER, personal, second.charAt(42));
        }
        String summed =
                second.substring(0, 10) + second.substring(13, 20) + second.substring(21, 43);
        check(Part.WHOLE, summed, second.charAt(43));
        return done(
                Form.TD3,
                plain(second.substring(0, 9)),
                Optional.of(plain(personal)).filter(text -> !text.isEmpty()),
                54,
                new Dates(57, 65, 64),
                part(5, 44));
    }

    /// Where birth, expiry and sex stand.
    private record Dates(int birth, int expiry, int sex) {}

    private ScannedCode done(
            Form form,
            String number,
            Optional<String> personal,
            int nationality,
            Dates at,
            String names) {
        Optional<ZoneDate> birth = date(part(at.birth, at.birth + 6));
        String until = part(at.expiry, at.expiry + 6);
        Optional<ZoneDate> expiry = date(until);
        if (birth.isEmpty()) {
            wrong.add(Part.BIRTH);
        }
        if (expiry.isEmpty() && !plain(until).isEmpty()) {
            wrong.add(Part.EXPIRY);
        }
        if (!NAMES.matcher(names).matches()) {
            wrong.add(Part.NAMES);
        }
        if (!wrong.isEmpty()) {
            return new MachineReadableZone.Damaged(form, wrong);
        }
        int gap = names.indexOf("<<");
        return new MachineReadableZone(
                form,
                plain(part(0, 2)),
                plain(part(2, 5)),
                number,
                personal,
                plain(part(nationality, nationality + 3)),
                birth.orElseThrow(),
                sex(zone.charAt(at.sex)),
                expiry,
                spaced(gap < 0 ? names : names.substring(0, gap)),
                spaced(gap < 0 ? "" : names.substring(gap)),
                !names.endsWith("<"));
    }

    private String part(int from, int to) {
        return zone.substring(from, to);
    }

    private void check(Part part, String guarded, char digit) {
        if (checkDigit(guarded) != digit) {
            wrong.add(part);
        }
    }

    static char checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '<' ? 0 : Character.digit(c, 36);
            sum += value * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    /// `yyMMdd`; month and day may be `<<`.
    private static Optional<ZoneDate> date(String text) {
        int year = number(text.substring(0, 2));
        int month = number(text.substring(2, 4));
        int day = number(text.substring(4, 6));
        boolean said = text.charAt(0) != '<' && text.charAt(1) != '<';
        return said && year >= 0 && month >= 0 && month <= 12 && day >= 0 && day <= 31
                ? Optional.of(new ZoneDate(year, month, day))
                : Optional.empty();
    }

    /// 0 for `<<`, negative for anything but digits.
    private static int number(String two) {
        if (two.equals("<<")) {
            return 0;
        }
        int tens = Character.digit(two.charAt(0), 10);
        int ones = Character.digit(two.charAt(1), 10);
        return tens < 0 || ones < 0 ? -1 : 10 * tens + ones;
    }

    private static Sex sex(char letter) {
        return switch (letter) {
            case 'M' -> Sex.MALE;
            case 'F' -> Sex.FEMALE;
            default -> Sex.UNKNOWN; // `<` and, on real cards, anything
        };
    }

    private static String plain(String field) {
        return field.replace("<", "");
    }

    private static String spaced(String names) {
        return names.replace('<', ' ').strip().replaceAll(" +", " ");
    }
}

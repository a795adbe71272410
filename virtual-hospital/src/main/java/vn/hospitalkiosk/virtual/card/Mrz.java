package vn.hospitalkiosk.virtual.card;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.hospitalkiosk.virtual.person.Person;

/// The machine-readable zone of a chip ID card: TD1, three lines of 30 (ICAO 9303-5). The document number is the last nine digits of the personal number, which stands whole in the optional data, followed by its own check digit.
final class Mrz {
    /// Assumption: nobody here has seen the zone of a card without limit.
    private static final LocalDate UNLIMITED = LocalDate.of(2099, 12, 31);

    private static final int WIDTH = 30;
    private static final int[] WEIGHTS = {7, 3, 1};
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);

    private final Person person;

    Mrz(Person person) {
        this.person = person;
    }

    /// 90 characters, no line ends.
    String text() {
        String optional = person.number() + "<<";
        String first = "IDVNM" + checked(person.documentNumber()) + checked(optional);
        String sex = person.sex().equals("Nam") ? "M" : "F";
        String second = checked(birth()) + sex + checked(expiry()) + "VNM" + "<".repeat(11);
        String summed =
                first.substring(5)
                        + second.substring(0, 7)
                        + second.substring(8, 15)
                        + second.substring(18, 29);
        return first + second + checkDigit(summed) + names();
    }

    /// What BAC and PACE with the MRZ derive their key from: number, birth and expiry, each with its check digit.
    byte[] information() {
        return (checked(person.documentNumber()) + checked(birth()) + checked(expiry()))
                .getBytes(StandardCharsets.US_ASCII);
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

    private String birth() {
        return person.birthDate().format(DATE);
    }

    private String expiry() {
        return person.cardExpiry().orElse(UNLIMITED).format(DATE);
    }

    private String names() {
        String latin =
                Normalizer.normalize(person.fullName(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toUpperCase(Locale.ROOT)
                        .replace('Đ', 'D');
        String line = latin.replaceFirst(" ", "<<").replace(' ', '<');
        String filled = line + "<".repeat(WIDTH);
        return filled.substring(0, WIDTH);
    }

    private static String checked(String text) {
        return text + checkDigit(text);
    }
}

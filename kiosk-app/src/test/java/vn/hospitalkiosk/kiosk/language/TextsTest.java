package vn.hospitalkiosk.kiosk.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.kiosk.journey.Comfort.Language;

class TextsTest {
    private static final Properties VI = Texts.read("vi.properties");
    private static final Properties EN = Texts.read("en.properties");

    /// The old places of the tone mark; the hospital's own name is configuration and not held to this.
    private static final Pattern OLD_SPELLING =
            Pattern.compile(
                    "(hòa|hóa|xóa|hủy|thỏa|khỏe|tòa|thủy|úy\\b)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Test
    void bothLanguagesSayTheSameThings() {
        var keys =
                Arrays.stream(Phrase.values())
                        .map(Phrase::key)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(VI.stringPropertyNames())).isEqualTo(keys);
        assertThat(new TreeSet<>(EN.stringPropertyNames())).isEqualTo(keys);
    }

    @Test
    void bothLanguagesFillInTheSameValues() {
        for (Phrase phrase : Phrase.values()) {
            assertThat(places(EN.getProperty(phrase.key())))
                    .as(phrase.key())
                    .isEqualTo(places(VI.getProperty(phrase.key())));
        }
    }

    @Test
    void everyTextIsComposedUnicodeAndIsNeverEmptyOrShouting() {
        for (Properties texts : java.util.List.of(VI, EN)) {
            texts.forEach((key, value) -> {
                String text = (String) value;
                assertThat(text)
                        .as((String) key)
                        .isNotBlank()
                        .doesNotContain("!")
                        .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .isEqualTo(text.strip());
            });
        }
    }

    @Test
    void vietnameseKeepsOneSpelling() {
        VI.forEach((key, value) ->
                assertThat(OLD_SPELLING.matcher((String) value).find())
                        .as(key + " = " + value)
                        .isFalse());
    }

    @Test
    void vietnameseNeverSpeaksOfSystemsAndTransactionsThatFailed() {
        VI.forEach((key, value) ->
                assertThat(((String) value))
                        .as((String) key)
                        .doesNotContainIgnoringCase("lỗi hệ thống")
                        .doesNotContainIgnoringCase("thất bại")
                        .doesNotContainIgnoringCase("VND"));
    }

    @Test
    void moneyDatesAndTimesReadAsInEachLanguage() {
        Texts vi = Texts.of(Language.VIETNAMESE);
        Texts en = Texts.of(Language.ENGLISH);
        Instant now = Instant.parse("2026-11-25T00:42:30Z");
        assertThat(vi.amount(Vnd.of(71_480))).isEqualTo("71.480\u00a0đ");
        assertThat(en.amount(Vnd.of(71_480))).isEqualTo("71,480\u00a0đ");
        assertThat(vi.time(now)).isEqualTo("07:42");
        assertThat(vi.today(now)).isEqualTo("Thứ Tư, 25/11/2026");
        assertThat(en.today(now)).isEqualTo("Wed 25/11/2026");
        assertThat(vi.date(LocalDate.of(2026, 12, 31))).isEqualTo("31/12/2026");
        assertThat(vi.span(40)).isEqualTo("40 phút");
        assertThat(vi.span(65)).isEqualTo("1 giờ 5 phút");
        assertThat(Texts.left(272)).isEqualTo("4:32");
        assertThat(Texts.left(-3)).isEqualTo("0:00");
    }

    private static java.util.List<String> places(String text) {
        return Pattern.compile("\\{[0-9]\\}")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }
}

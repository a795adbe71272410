package vn.hospitalkiosk.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
    /// `audit.note(who, "receipt-copy", …`, over several lines too.
    private static final Pattern NOTE =
            Pattern.compile(
                    "\\baudit\\.note\\(\\s*(?:[^;\"]|\"kiosk \"|\"console\")*?\"([a-z]+(?:-[a-z]+)*)\"");

    private static final Pattern QUOTED = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Path SOURCES = Path.of("src/main/java/vn/hospitalkiosk/gateway");

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void whatever_is_noted_has_a_vietnamese_word() throws IOException {
        Set<String> noted = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                noted.addAll(found(NOTE, file));
            }
        }
        // Who did it stands before what.
        noted.removeAll(Set.of("kiosk", "console"));
        noted.add("password-wrong");
        assertThat(noted).contains("receipt-copy", "money-moved", "evidence-conflict");
        // Passed on in a parameter before it is noted.
        noted.addAll(found(QUOTED, SOURCES.resolve("people/Administration.java")));
        for (String kind : Set.of("open-question", "refund-end", "suspense")) {
            for (String step : Set.of("-proposed", "-approved", "-refused")) {
                noted.add(kind + step);
            }
        }
        noted.addAll(Set.of("offline-number-linked", "offline-number-absent", "refund-refused"));
        assertThat(noted)
                .allSatisfy(action ->
                        assertThat(AuditWords.of(action))
                                .as(action)
                                .isNotEqualTo(action)
                                .doesNotContain("-"));
    }

    @Test
    void a_word_is_found_by_any_part_of_it_in_any_case_and_the_token_still_is() {
        assertThat(AuditWords.saying("BẢN SAO")).containsExactly("receipt-copy");
        assertThat(AuditWords.saying("hoàn tiền")).contains("refund-approved", "refund-proposed");
        assertThat(AuditWords.saying("")).isEmpty();
        assertThat(AuditWords.saying("receipt-copy")).isEmpty();
        assertThat(AuditWords.of("something-of-a-later-release"))
                .isEqualTo("something-of-a-later-release");
    }

    @Test
    void machines_are_named_in_vietnamese_and_people_by_their_login() {
        assertThat(AuditWords.actor("kiosk K03")).isEqualTo("Kiosk K03");
        assertThat(AuditWords.actor("gateway")).isEqualTo("Máy chủ");
        assertThat(AuditWords.actor("nva.quantri")).isEqualTo("nva.quantri");
    }
}

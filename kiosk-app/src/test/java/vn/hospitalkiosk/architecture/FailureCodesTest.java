package vn.hospitalkiosk.architecture;

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

/// Every failure code in the sources has its row, with cause and remedy in Vietnamese and English, and every row is used.
class FailureCodesTest {
    private static final Pattern IN_CODE = Pattern.compile("\"([CSPHMGKUT][0-9]{2})\"");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| ([A-Z][0-9]{2}) \\|([^|]+)\\|([^|]+)\\|([^|]+)\\|([^|]+)\\|$",
                    Pattern.MULTILINE);

    @Test
    void every_code_has_a_row_and_every_row_a_code() throws IOException {
        assertThat(codesInSources()).isEqualTo(rows());
    }

    @Test
    void every_row_has_cause_and_remedies() throws IOException {
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/failure-codes.md")));
        while (row.find()) {
            for (int column = 2; column <= 5; column++) {
                assertThat(row.group(column).strip())
                        .as(row.group(1))
                        .isNotEmpty()
                        .matches(text -> !Character.isLowerCase(text.charAt(0)), "a capital first");
            }
        }
    }

    private static Set<String> rows() throws IOException {
        Set<String> codes = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/failure-codes.md")));
        while (row.find()) {
            assertThat(codes.add(row.group(1))).as("a second row for " + row.group(1)).isTrue();
        }
        return codes;
    }

    @Test
    void no_row_has_another_number_of_columns() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../docs/failure-codes.md"))) {
            assertThat(lines.filter(line -> line.matches("\\| *[A-Z][0-9]{2} .*")))
                    .allMatch(line -> ROW.matcher(line).matches());
        }
    }

    private static Set<String> codesInSources() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(FailureCodesTest::isProductSource).toList()) {
                Matcher code = IN_CODE.matcher(Files.readString(file));
                while (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }
        return codes;
    }

    private static boolean isProductSource(Path file) {
        String name = file.toString();
        return name.endsWith(".java")
                && name.contains("/src/main/java/")
                && !name.contains("/virtual-hospital/");
    }
}

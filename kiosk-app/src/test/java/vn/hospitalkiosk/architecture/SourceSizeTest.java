package vn.hospitalkiosk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// STYLE: past 400 lines a file, past 60 a method, the build says so. Also what only source text can show: `@NullMarked` on every package.
class SourceSizeTest {
    private static final int LONGEST_FILE = 400;

    /// One key a line and nothing else: cutting the list in two would hide a missing word.
    private static final Path WORD_LIST = Path.of("language", "Phrase.java");

    private static final int LONGEST_METHOD = 60;
    private static final Pattern METHOD =
            Pattern.compile(
                    "^ {4}(?! )(?!.*\\b(class|record|interface|enum) )(.*\\).*\\{|\\S+ .*\\()$");

    @Test
    void no_main_file_is_longer_than_400_lines() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Path file : mainSources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE && !file.endsWith(WORD_LIST)) {
                offenders.add(file + ": " + lines);
            }
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void no_method_is_longer_than_60_lines() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Path file : mainSources()) {
            offenders.addAll(longMethods(file, Files.readAllLines(file)));
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void a_long_method_would_be_caught() {
        List<String> lines = new ArrayList<>(List.of("class A {", "    void long() {"));
        lines.addAll(java.util.Collections.nCopies(LONGEST_METHOD + 1, "        x();"));
        lines.addAll(List.of("    }", "}"));
        assertThat(longMethods(Path.of("A.java"), lines)).hasSize(1);
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        List<Path> without = new ArrayList<>();
        for (Path folder : mainSources().stream().map(Path::getParent).distinct().toList()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                without.add(folder);
            }
        }
        assertThat(without).isEmpty();
    }

    private static List<String> longMethods(Path file, List<String> lines) {
        List<String> offenders = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (start < 0 && METHOD.matcher(lines.get(i)).find()) {
                start = i;
            } else if (start >= 0
                    && (lines.get(i).equals("    }") || lines.get(i).equals("    };"))) {
                if (i - start + 1 > LONGEST_METHOD) {
                    offenders.add(file + ":" + (start + 1) + ": " + (i - start + 1) + " lines");
                }
                start = -1;
            }
        }
        return offenders;
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file ->
                            file.toString().contains("/src/main/java/")
                                    && file.toString().endsWith(".java"))
                    .toList();
        }
    }
}

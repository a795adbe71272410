package vn.hospitalkiosk.device.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The English sentences of drivers and settings in Vietnamese: `driver-sentences.txt`, which says how it is written. Names and numbers inside a sentence stay.
final class DriverSentences {
    private static final Pattern PLACE = Pattern.compile("\\{([1-9])\\}");
    private static final int DEEPEST = 3;
    static final DriverSentences SHIPPED = shipped();

    private final List<Line> lines;

    private record Line(Pattern english, String vietnamese) {}

    private DriverSentences(List<Line> lines) {
        this.lines = lines;
    }

    private static DriverSentences shipped() {
        try (InputStream in = DriverSentences.class.getResourceAsStream("driver-sentences.txt")) {
            if (in == null) {
                throw new IllegalStateException("driver-sentences.txt stands beside this class");
            }
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException for a line that is not `english = vietnamese`
    static DriverSentences parsed(String document) {
        List<Line> lines = new ArrayList<>();
        document.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int between = line.indexOf(" = ");
                    if (between < 0) {
                        throw new IllegalStateException(line);
                    }
                    lines.add(
                            new Line(
                                    pattern(line.substring(0, between)),
                                    line.substring(between + 3)));
                });
        return new DriverSentences(lines);
    }

    private static Pattern pattern(String english) {
        String quoted = Pattern.quote(english).replace("{}", "\\E(.+?)\\Q");
        return Pattern.compile(quoted, Pattern.DOTALL);
    }

    /// Empty when no line fits.
    Optional<String> inVietnamese(String english) {
        return inVietnamese(english, DEEPEST);
    }

    private Optional<String> inVietnamese(String english, int deep) {
        for (Line line : lines) {
            Matcher fits = line.english().matcher(english);
            if (fits.matches()) {
                return Optional.of(filled(line.vietnamese(), fits.toMatchResult(), deep));
            }
        }
        return Optional.empty();
    }

    private String filled(String vietnamese, MatchResult fits, int deep) {
        return PLACE.matcher(vietnamese)
                .replaceAll(place -> {
                    String part = fits.group(Integer.parseInt(place.group(1)));
                    return Matcher.quoteReplacement(
                            deep == 0 ? part : inVietnamese(part, deep - 1).orElse(part));
                });
    }
}

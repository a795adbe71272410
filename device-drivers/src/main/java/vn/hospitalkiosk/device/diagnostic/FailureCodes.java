package vn.hospitalkiosk.device.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of `docs/failure-codes.md`, which the build copies beside this class: what a technician is told stands once, in the document people read.
public final class FailureCodes {
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| ([A-Z][0-9]{2}) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$",
                    Pattern.MULTILINE);

    private final Map<String, Row> rows;

    /// @param causeVi why, in Vietnamese
    /// @param causeEn the same in English
    /// @param remedyVi what to do, in Vietnamese
    /// @param remedyEn the same in English
    public record Row(String causeVi, String causeEn, String remedyVi, String remedyEn) {}

    private FailureCodes(Map<String, Row> rows) {
        this.rows = rows;
    }

    public static FailureCodes shipped() {
        try (InputStream in = FailureCodes.class.getResourceAsStream("failure-codes.md")) {
            if (in == null) {
                throw new IllegalStateException("the build copies docs/failure-codes.md");
            }
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FailureCodes parsed(String document) {
        Map<String, Row> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            rows.put(row.group(1), new Row(row.group(2), row.group(3), row.group(4), row.group(5)));
        }
        return new FailureCodes(rows);
    }

    public Optional<Row> row(String code) {
        return Optional.ofNullable(rows.get(code));
    }

    public int size() {
        return rows.size();
    }
}

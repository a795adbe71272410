package vn.hospitalkiosk.gateway.wiring;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/// Last net under the log: twelve-digit personal numbers, health-insurance numbers and long runs of hex are blotted out of every line, whoever wrote it. Types that hold such data already mask themselves.
public final class Redaction implements StructuredLoggingJsonMembersCustomizer<Object> {
    private static final Pattern PERSONAL =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?:[0-9]{12}|[A-Z]{2}[0-9]{13})(?![0-9A-Za-z])"
                            + "|(?<![0-9A-Fa-f-])[0-9A-Fa-f]{48,}(?![0-9A-Fa-f])");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(String.class, Redaction::redacted));
    }

    static @Nullable String redacted(@Nullable String text) {
        return text == null ? null : PERSONAL.matcher(text).replaceAll("[…]");
    }
}

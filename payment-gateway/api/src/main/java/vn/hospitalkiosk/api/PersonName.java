package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;

/// A person's full name in Vietnamese order, NFC. Personal data: `toString` masks.
public record PersonName(@JsonValue String full) {
    private static final int LONGEST = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonName {
        full =
                Normalizer.normalize(
                        Bounds.text("a name", full, LONGEST).strip(), Normalizer.Form.NFC);
    }

    /// Family name whole; every other word its first letter and `**`, a one-letter word as it is: `TRẦN T** M**`, `NGUYỄN V** A` (UI.md, screen 06).
    public String masked() {
        StringBuilder masked = new StringBuilder();
        for (String word : full.split("\\s+", -1)) {
            if (masked.isEmpty()) {
                masked.append(word);
            } else {
                int first = word.offsetByCodePoints(0, 1);
                masked.append(' ')
                        .append(word.length() == first ? word : word.substring(0, first) + "**");
            }
        }
        return masked.toString();
    }

    @Override
    public String toString() {
        return masked();
    }
}

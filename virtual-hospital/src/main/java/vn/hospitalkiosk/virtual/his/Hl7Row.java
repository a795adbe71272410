package vn.hospitalkiosk.virtual.his;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A segment to be sent: fields by number. Separators are the usual ones.
final class Hl7Row {
    private final String name;
    private final TreeMap<Integer, String> fields = new TreeMap<>();

    Hl7Row(String name) {
        this.name = name;
    }

    /// One text, escaped.
    Hl7Row put(int field, String text) {
        return raw(field, escaped(text));
    }

    /// Components, each escaped.
    Hl7Row parts(int field, String... components) {
        return raw(field, joined("^", components));
    }

    /// A field that is put together already.
    Hl7Row raw(int field, String whole) {
        fields.put(field, whole);
        return this;
    }

    static String joined(String separator, String... parts) {
        return Stream.of(parts)
                .map(Hl7Row::escaped)
                .collect(Collectors.joining(separator))
                .replaceAll(java.util.regex.Pattern.quote(separator) + "+$", "");
    }

    static String repeated(List<String> wholes) {
        return String.join("~", wholes);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int which = "|^~\\&".indexOf(c);
            if (which >= 0) {
                escaped.append('\\').append("FSRET".charAt(which)).append('\\');
            } else if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\X%02X\\", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /// `PID|1||…`, without trailing separators.
    String text() {
        StringBuilder text = new StringBuilder(name);
        int last = fields.isEmpty() ? 0 : fields.lastKey();
        for (int i = 1; i <= last; i++) {
            text.append('|').append(fields.getOrDefault(i, ""));
        }
        return text.toString().replaceAll("[|]+$", "");
    }
}

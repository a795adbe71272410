package vn.hospitalkiosk.gateway.psp.line;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `application/x-www-form-urlencoded`, a body or a query, UTF-8; fields in the order sent.
public final class FormFields {
    private final Map<String, String> fields;

    private FormFields(Map<String, String> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /// Empty when the encoding is broken or a name comes twice: nobody can say which one was meant.
    public static Optional<FormFields> parse(byte[] bytes) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0
                        && fields.put(
                                        decoded(pair.substring(0, equals)),
                                        decoded(pair.substring(equals + 1)))
                                != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new FormFields(fields));
    }

    public static String write(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// An absent field is empty.
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Never the content.
    @Override
    public String toString() {
        return "form of " + fields.size() + " fields";
    }
}

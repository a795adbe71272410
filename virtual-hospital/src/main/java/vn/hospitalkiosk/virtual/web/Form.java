package vn.hospitalkiosk.virtual.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Name-value pairs of a query string or a form body, decoded, in the order they were sent; a name may come more than once.
public record Form(List<Field> fields) {
    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    /// @param text `a=b&c=d`, percent-encoded UTF-8; an empty text has no fields
    /// @throws IllegalArgumentException when the encoding is broken
    public static Form parse(String text) {
        List<Field> fields = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.add(new Field(decode(name), decode(value)));
            }
        }
        return new Form(fields);
    }

    public Optional<String> first(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Values of a form may name people.
    @Override
    public String toString() {
        return "Form[" + fields.size() + " fields]";
    }
}

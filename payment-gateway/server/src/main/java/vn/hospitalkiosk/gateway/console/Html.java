package vn.hospitalkiosk.gateway.console;

import java.util.List;
import java.util.stream.Collectors;

/// Finished HTML. Text becomes part of it only through [#of], which escapes it: what is not an [Html] is never taken for one.
public record Html(String text) {
    public static final Html NOTHING = new Html("");

    /// @param template ours, with `{}` where the next value stands
    /// @param values [Html] as it is, anything else as escaped text
    /// @throws IllegalArgumentException when there are more or fewer values than places
    public static Html of(String template, Object... values) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf("{}", from);
            if (place < 0) {
                throw new IllegalArgumentException("more values than places: " + template);
            }
            html.append(template, from, place);
            html.append(value instanceof Html(String ready) ? ready : escaped(value.toString()));
            from = place + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("fewer values than places: " + template);
        }
        return new Html(html.append(template, from, template.length()).toString());
    }

    public static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::text).collect(Collectors.joining()));
    }

    public static Html all(Html... parts) {
        return all(List.of(parts));
    }

    /// This when the condition holds, else nothing.
    public Html when(boolean condition) {
        return condition ? this : NOTHING;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text;
    }
}

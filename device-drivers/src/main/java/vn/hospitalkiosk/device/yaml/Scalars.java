package vn.hospitalkiosk.device.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One word of a file as a value: whole numbers (`9600`, `0x04b8`), times (`300 ms`, `20 s`, `10 min`, `90 d`), `true` and `false`, the words of an enum, text.
final class Scalars {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}) ?(ms|s|min|d)");

    private final BiFunction<String, String, YamlWrong> wrong;

    /// @param wrong makes the refusal of a key, with the line that is read now
    Scalars(BiFunction<String, String, YamlWrong> wrong) {
        this.wrong = wrong;
    }

    Object value(Class<?> type, String text, String path) {
        if (type == int.class || type == Integer.class) {
            return number(text, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text, path);
        }
        if (type == Duration.class) {
            return time(text, path);
        }
        return type.isEnum() ? constant(type, text, path) : text;
    }

    private int number(String text, String path) {
        try {
            return text.startsWith("0x")
                    ? Integer.parseInt(text.substring(2), 16)
                    : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw wrong.apply(path, "a whole number expected");
        }
    }

    private boolean truth(String text, String path) {
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong.apply(path, "true or false expected");
        }
        return text.equals("true");
    }

    private Duration time(String text, String path) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            long count = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "min" -> Duration.ofMinutes(count);
                default -> Duration.ofDays(count);
            };
        }
        throw wrong.apply(path, "a time expected, such as 300 ms, 20 s, 10 min or 90 d");
    }

    private Object constant(Class<?> type, String text, String path) {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        wrong.apply(
                                path,
                                "one of %s expected"
                                        .formatted(
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(c -> kebab(c.toString()))
                                                        .toList())));
    }

    void check(Object value, Between bounds, String path) {
        long measured =
                switch (value) {
                    case Integer whole -> whole;
                    case Duration time -> time.toMillis();
                    case List<?> many -> {
                        many.forEach(one -> check(one, bounds, path));
                        yield bounds.least();
                    }
                    case Optional<?> maybe -> {
                        maybe.ifPresent(one -> check(one, bounds, path));
                        yield bounds.least();
                    }
                    default -> throw new IllegalStateException("no bounds for " + value.getClass());
                };
        if (measured < bounds.least() || measured > bounds.most()) {
            String unit = value instanceof Duration ? " ms" : "";
            throw wrong.apply(
                    path, "must be from %d to %d%s".formatted(bounds.least(), bounds.most(), unit));
        }
    }

    /// `Optional<Integer>`: Integer.
    static Class<?> inside(Type generic) {
        if (generic instanceof ParameterizedType many
                && many.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw new IllegalStateException("not a container of one known type: " + generic);
    }

    static String kebab(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? name.toLowerCase(Locale.ROOT).replace('_', '-')
                : name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

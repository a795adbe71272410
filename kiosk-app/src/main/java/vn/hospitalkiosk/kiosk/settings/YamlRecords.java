package vn.hospitalkiosk.kiosk.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// YAML into records, key by key: `kioskLabel` is `kiosk-label`. Every key must be known and there once; a mistake is told with file, line and key. By hand and not by data binding, because the first frame waits for it and binding costs half a second on a cold machine.
final class YamlRecords {
    private final Path file;
    private final JsonParser parser;

    YamlRecords(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// @throws SettingsWrong when the document does not fit
    <T extends Record> T read(Class<T> type) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("", "keys and values expected");
        }
        return type.cast(record(type, ""));
    }

    private Object record(Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            RecordComponent component =
                    Arrays.stream(components)
                            .filter(c -> kebab(c.getName()).equals(key))
                            .findFirst()
                            .orElseThrow(() -> unknown(path + key, components));
            parser.nextToken();
            if (values.put(key, value(component.getType(), path + key)) != null) {
                throw wrong(path + key, "stands here twice");
            }
        }
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = kebab(components[i].getName());
            Object value = values.get(key);
            if (value == null) {
                throw wrong(path + key, "is missing");
            }
            arguments[i] = value;
        }
        return made(type, path, arguments);
    }

    private Object value(Class<?> type, String path) {
        if (type.isRecord() && parser.currentToken() == JsonToken.START_OBJECT) {
            return record(type, path + ".");
        }
        if (!parser.currentToken().isScalarValue()
                || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw wrong(path, "one value expected");
        }
        String text = parser.getString();
        if (type.isRecord()) {
            return made(type, path, text);
        }
        if (type == int.class) {
            return number(text, path);
        }
        return type.isEnum() ? constant(type, text, path) : text;
    }

    private int number(String text, String path) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw wrong(path, "a whole number expected");
        }
    }

    private Object constant(Class<?> type, String text, String path) {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                path,
                                "one of %s expected"
                                        .formatted(
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(c -> kebab(c.toString()))
                                                        .toList())));
    }

    private Object made(Class<?> type, String path, Object... arguments) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw wrong(path, String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("a settings record cannot be made: " + type, e);
        }
    }

    private SettingsWrong unknown(String path, RecordComponent... components) {
        return wrong(
                path,
                "is not known; known here: "
                        + Arrays.stream(components).map(c -> kebab(c.getName())).toList());
    }

    private SettingsWrong wrong(String path, String what) {
        return new SettingsWrong(
                "%s:%d: \"%s\" %s"
                        .formatted(file, parser.currentTokenLocation().getLineNr(), path, what));
    }

    private static String kebab(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? name.toLowerCase(Locale.ROOT).replace('_', '-')
                : name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

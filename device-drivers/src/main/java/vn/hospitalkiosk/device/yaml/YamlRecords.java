package vn.hospitalkiosk.device.yaml;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// YAML into records, key by key: `kioskLabel` is `kiosk-label`. Every key must be known and there once, and only `Optional` ones may be missing. A sealed interface of records is a mapping with one key, which says which of them: `tcp: 10.0.0.7:9100`. By hand and not by data binding, because the kiosk's first frame waits for it and binding costs half a second on a cold machine.
public final class YamlRecords {
    private final Path file;
    private final JsonParser parser;
    private final Scalars scalars = new Scalars(this::wrong);

    private YamlRecords(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// @throws YamlWrong when the file cannot be read or does not fit
    public static <T extends Record> T read(Path file, Class<T> type) {
        try (JsonParser parser =
                new YAMLFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
            YamlRecords records = new YamlRecords(file, parser);
            return type.cast(records.document(type));
        } catch (IOException _) {
            throw new YamlWrong(file + ": cannot be read");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new YamlWrong("%s:%d: %s".formatted(file, line, e.getOriginalMessage()));
        }
    }

    private Object document(Class<?> type) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("", "keys and values expected");
        }
        Object made = record(type, "");
        if (parser.nextToken() != null) {
            throw wrong("", "only one document expected");
        }
        return made;
    }

    private Object record(Class<?> type, String path) {
        int line = line();
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            RecordComponent component =
                    Arrays.stream(components)
                            .filter(c -> Scalars.kebab(c.getName()).equals(key))
                            .findFirst()
                            .orElseThrow(() -> unknown(path + key, components));
            parser.nextToken();
            if (values.put(key, component(component, path + key)) != null) {
                throw wrong(path + key, "stands here twice");
            }
        }
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = Scalars.kebab(components[i].getName());
            Object value = values.get(key);
            if (value == null && components[i].getType() != Optional.class) {
                throw wrong(line, path + key, "is missing");
            }
            arguments[i] = value == null ? Optional.empty() : value;
        }
        return made(type, line, path, arguments);
    }

    private Object component(RecordComponent component, String path) {
        Object value = value(component.getGenericType(), component.getType(), path);
        Between bounds = component.getAnnotation(Between.class);
        if (bounds != null) {
            scalars.check(value, bounds, path);
        }
        return value;
    }

    private Object value(Type generic, Class<?> type, String path) {
        if (type == Optional.class) {
            return Optional.of(value(Scalars.inside(generic), path));
        }
        return type == List.class ? list(generic, path) : value(type, path);
    }

    private Object value(Class<?> type, String path) {
        boolean mapping = parser.currentToken() == JsonToken.START_OBJECT;
        if (type.isInterface()) {
            return choice(type, mapping, path);
        }
        if (type.isRecord() && mapping) {
            return record(type, path + ".");
        }
        if (!parser.currentToken().isScalarValue()
                || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw wrong(path, type.isRecord() ? "keys and values expected" : "one value expected");
        }
        String text = parser.getString();
        if (!type.isRecord()) {
            return scalars.value(type, text, path);
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != 1 || components[0].getType() != String.class) {
            throw wrong(path, "keys and values expected");
        }
        return made(type, line(), path, text);
    }

    /// One value stands for a list of one.
    private List<Object> list(Type generic, String path) {
        Class<?> element = Scalars.inside(generic);
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of(value(element, path));
        }
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(element, path));
        }
        return List.copyOf(values);
    }

    private Object choice(Class<?> type, boolean mapping, String path) {
        Class<?>[] kinds = type.getPermittedSubclasses();
        List<String> words =
                Arrays.stream(kinds).map(k -> Scalars.kebab(k.getSimpleName())).toList();
        if (!mapping || parser.nextToken() != JsonToken.PROPERTY_NAME) {
            throw wrong(path, "one of %s expected".formatted(words));
        }
        String key = parser.currentName();
        int chosen = words.indexOf(key);
        if (chosen < 0) {
            throw wrong(path + "." + key, "is not known; known here: " + words);
        }
        parser.nextToken();
        Object value = value(kinds[chosen], path + "." + key);
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw wrong(path, "takes only one of " + words);
        }
        return value;
    }

    private Object made(Class<?> type, int line, String path, Object... arguments) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw wrong(
                    line,
                    path.endsWith(".") ? path.substring(0, path.length() - 1) : path,
                    String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("a settings record cannot be made: " + type, e);
        }
    }

    private YamlWrong unknown(String path, RecordComponent... components) {
        return wrong(
                path,
                "is not known; known here: "
                        + Arrays.stream(components).map(c -> Scalars.kebab(c.getName())).toList());
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private YamlWrong wrong(String path, String what) {
        return wrong(line(), path, what);
    }

    private YamlWrong wrong(int line, String path, String what) {
        return new YamlWrong("%s:%d: \"%s\" %s".formatted(file, line, path, what));
    }
}

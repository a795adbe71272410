package vn.hospitalkiosk.kiosk.settings;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `config/kiosk.yaml` and refuses what it does not understand, with file, line and key.
public final class SettingsFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private SettingsFile() {}

    /// @throws SettingsWrong with a message for the one who edits the file
    public static Settings read(Path file) {
        Settings settings;
        try {
            String text = Files.readString(file);
            try (JsonParser keys = YAML.createParser(text)) {
                keys.nextToken();
                knownKeys(file, keys, Settings.class, "");
            }
            settings = YAML.readValue(text, Settings.class);
        } catch (IOException _) {
            throw new SettingsWrong(file + ": cannot be read");
        } catch (DatabindException e) {
            throw new SettingsWrong(
                    "%s:%d: %s: %s".formatted(file, line(e), key(e), e.getOriginalMessage()));
        } catch (JacksonException e) {
            throw new SettingsWrong("%s:%d: %s".formatted(file, line(e), e.getOriginalMessage()));
        }
        check(file, settings);
        return settings;
    }

    /// Goes through the keys before the values, so that a misspelt key is named and not the one it was meant to be.
    private static void knownKeys(Path file, JsonParser at, Class<?> type, String path) {
        Map<String, Class<?>> known =
                Arrays.stream(type.getRecordComponents())
                        .collect(
                                Collectors.toMap(
                                        c -> kebab(c.getName()), RecordComponent::getType));
        while (at.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = at.currentName();
            Class<?> inside = known.get(key);
            if (inside == null) {
                throw new SettingsWrong(
                        "%s:%d: key \"%s%s\" is not known; known here: %s"
                                .formatted(
                                        file,
                                        at.currentTokenLocation().getLineNr(),
                                        path,
                                        key,
                                        known.keySet().stream().sorted().toList()));
            }
            if (at.nextToken() == JsonToken.START_OBJECT && inside.isRecord()) {
                knownKeys(file, at, inside, path + key + ".");
            } else {
                at.skipChildren();
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static String key(DatabindException e) {
        return e.getPath().stream()
                .map(part -> String.valueOf(part.getPropertyName()))
                .collect(Collectors.joining("."));
    }

    /// An alternative that is empty would send a patient nowhere (UI.md §5).
    private static void check(Path file, Settings settings) {
        Settings.Place hospital = settings.hospital();
        Map<String, Hospital.Words> alternatives =
                Map.of(
                        "cash-desks", hospital.cashDesks(),
                        "cash-desks-short", hospital.cashDesksShort(),
                        "reception", hospital.reception(),
                        "reception-short", hospital.receptionShort());
        List<String> empty =
                alternatives.entrySet().stream()
                        .filter(a -> a.getValue().vi().isBlank() || a.getValue().en().isBlank())
                        .map(a -> "hospital." + a.getKey())
                        .sorted()
                        .toList();
        if (!empty.isEmpty()) {
            throw new SettingsWrong(
                    file
                            + ": "
                            + empty
                            + " must name a place in vi and en: screens send patients there");
        }
        if (settings.environment() != Settings.Environment.SIMULATED
                && (settings.devices().chipReader().transport()
                                != Settings.ChipReader.Transport.PCSC
                        || simulated(settings.devices().scanner().port())
                        || simulated(settings.devices().printer())
                        || simulated(settings.gateway().address()))) {
            throw new SettingsWrong(
                    file
                            + ": environment "
                            + settings.environment()
                            + " takes no simulated device");
        }
    }

    private static boolean simulated(String address) {
        return address.startsWith("endpoint:");
    }
}

package vn.hospitalkiosk.kiosk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
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
            settings = YAML.readValue(Files.readString(file), Settings.class);
        } catch (IOException _) {
            throw new SettingsWrong(file + ": cannot be read");
        } catch (UnrecognizedPropertyException e) {
            throw new SettingsWrong(
                    "%s:%d: key \"%s\" is not known here, known are %s"
                            .formatted(file, line(e), key(e), e.getKnownPropertyIds()));
        } catch (DatabindException e) {
            throw new SettingsWrong(
                    "%s:%d: %s: %s".formatted(file, line(e), key(e), e.getOriginalMessage()));
        } catch (JacksonException e) {
            throw new SettingsWrong("%s:%d: %s".formatted(file, line(e), e.getOriginalMessage()));
        }
        check(file, settings);
        return settings;
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
                        || simulated(settings.devices().scanner())
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

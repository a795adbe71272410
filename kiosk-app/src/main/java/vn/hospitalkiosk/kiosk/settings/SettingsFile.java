package vn.hospitalkiosk.kiosk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Reads `config/kiosk.yaml` and refuses what it does not understand, with file, line and key.
public final class SettingsFile {
    private SettingsFile() {}

    /// @throws SettingsWrong with a message for the one who edits the file
    public static Settings read(Path file) {
        Settings settings;
        try (JsonParser parser =
                new YAMLFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
            settings = new YamlRecords(file, parser).read(Settings.class);
        } catch (IOException _) {
            throw new SettingsWrong(file + ": cannot be read");
        } catch (JacksonException e) {
            throw new SettingsWrong(
                    "%s:%d: %s"
                            .formatted(
                                    file,
                                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()));
        }
        check(file, settings);
        return settings;
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

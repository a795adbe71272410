package vn.hospitalkiosk.kiosk.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.device.yaml.YamlRecords;
import vn.hospitalkiosk.device.yaml.YamlWrong;

/// Reads `config/kiosk.yaml` and refuses what it does not understand, with file, line and key.
public final class SettingsFile {
    private SettingsFile() {}

    /// @throws SettingsWrong with a message for the one who edits the file
    public static Settings read(Path file) {
        Settings settings;
        try {
            settings = YamlRecords.read(file, Settings.class);
        } catch (YamlWrong e) {
            throw new SettingsWrong(String.valueOf(e.getMessage()));
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
                && simulated(settings.gateway().address())) {
            throw new SettingsWrong(
                    file
                            + ": environment "
                            + settings.environment()
                            + " takes no simulated address");
        }
    }

    private static boolean simulated(String address) {
        return address.startsWith("endpoint:");
    }
}

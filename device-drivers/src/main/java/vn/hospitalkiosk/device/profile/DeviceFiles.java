package vn.hospitalkiosk.device.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.yaml.YamlRecords;
import vn.hospitalkiosk.device.yaml.YamlWrong;

/// The folder with one file per device, named by its kind: `printer.yaml`. Read anew at each call.
///
/// @param simulatedAllowed whether a device may be a simulator
public record DeviceFiles(Path folder, boolean simulatedAllowed) {
    private static final String WRONG = "K13";
    private static final String SIMULATED = "K14";

    public Path file(DeviceKind kind) {
        return folder.resolve(kind.word() + ".yaml");
    }

    public FittedDevice<ChipReaderFile> chipReader() {
        return fitted(DeviceKind.CHIP_READER, ChipReaderFile.class);
    }

    public FittedDevice<ScannerFile> scanner() {
        return fitted(DeviceKind.SCANNER, ScannerFile.class);
    }

    public FittedDevice<PrinterFile> printer() {
        return fitted(DeviceKind.PRINTER, PrinterFile.class);
    }

    public FittedDevice<CardUnitFile> cardUnit() {
        return fitted(DeviceKind.CARD_UNIT, CardUnitFile.class);
    }

    public FittedDevice<CardTerminalFile> cardTerminal() {
        return fitted(DeviceKind.CARD_TERMINAL, CardTerminalFile.class);
    }

    public FittedDevice<? extends DeviceFile> of(DeviceKind kind) {
        return switch (kind) {
            case CHIP_READER -> chipReader();
            case SCANNER -> scanner();
            case PRINTER -> printer();
            case CARD_UNIT -> cardUnit();
            case CARD_TERMINAL -> cardTerminal();
        };
    }

    /// Files that lead to a simulator where none is allowed.
    public List<Failure> simulatorsRefused() {
        List<Failure> refused = new ArrayList<>();
        for (DeviceKind kind : DeviceKind.values()) {
            if (of(kind) instanceof FittedDevice.Wrong<?>(Failure failure)
                    && failure.code().equals(SIMULATED)) {
                refused.add(failure);
            }
        }
        return refused;
    }

    private <T extends Record & DeviceFile> FittedDevice<T> fitted(DeviceKind kind, Class<T> type) {
        T read;
        try {
            read = YamlRecords.read(file(kind), type);
        } catch (YamlWrong e) {
            return new FittedDevice.Wrong<>(new Failure(WRONG, String.valueOf(e.getMessage())));
        }
        if (!read.installed()) {
            return new FittedDevice.NotInstalled<>();
        }
        if (read.simulated() && !simulatedAllowed) {
            return new FittedDevice.Wrong<>(
                    new Failure(
                            SIMULATED, file(kind) + ": \"transport\" leads to a simulated device"));
        }
        return new FittedDevice.Installed<>(read);
    }
}

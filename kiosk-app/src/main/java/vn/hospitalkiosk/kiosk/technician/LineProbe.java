package vn.hospitalkiosk.kiosk.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.Seen;
import vn.hospitalkiosk.device.profile.CardTerminalFile;
import vn.hospitalkiosk.device.profile.CardUnitFile;
import vn.hospitalkiosk.device.profile.ChipReaderFile;
import vn.hospitalkiosk.device.profile.DeviceFile;
import vn.hospitalkiosk.device.profile.Lines;
import vn.hospitalkiosk.device.profile.PrinterFile;
import vn.hospitalkiosk.device.profile.ScannerFile;
import vn.hospitalkiosk.device.profile.Transport;

/// Opens the line of a device that does not answer once more, with nobody else at it, to tell whether the file names what is not there.
final class LineProbe {
    private final Lines lines;

    LineProbe(Lines lines) {
        this.lines = lines;
    }

    /// Empty when the line itself can be opened, or is a simulator's.
    Optional<Finding> of(DeviceKind kind, DeviceFile file) {
        return transport(file)
                .filter(transport -> !transport.simulated())
                .flatMap(this::trouble)
                .map(seen -> Finding.broken(kind.word(), "K15", seen));
    }

    private static Optional<Transport> transport(DeviceFile file) {
        return switch (file) {
            case ChipReaderFile _ -> Optional.empty();
            case ScannerFile scanner -> Optional.of(scanner.transport());
            case PrinterFile printer -> Optional.of(printer.transport());
            case CardUnitFile unit -> Optional.of(unit.transport());
            case CardTerminalFile terminal -> Optional.of(terminal.transport());
        };
    }

    private Optional<Seen> trouble(Transport transport) {
        try (ByteLine _ = lines.to(transport).open()) {
            return Optional.empty();
        } catch (LineGoneException e) {
            // What has a remedy of its own, the driver's state tells already.
            return e.trouble() == LineTrouble.NOT_THERE
                    ? Optional.of(notThere(String.valueOf(e.getMessage()), transport))
                    : Optional.empty();
        }
    }

    private static Seen notThere(String message, Transport transport) {
        Seen seen = Seen.of(new Failure("K15", message));
        List<String> ports = ports(transport);
        return ports.isEmpty()
                ? seen
                : new Seen(
                        seen.vi() + "; các cổng đang có: " + ports,
                        seen.en() + "; serial ports here: " + ports);
    }

    /// By the names that stay with the device.
    private static List<String> ports(Transport transport) {
        if (!(transport instanceof Transport.Serial)) {
            return List.of();
        }
        try (Stream<Path> links = Files.list(Path.of("/dev/serial/by-id"))) {
            return links.map(Path::toString).sorted().limit(8).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

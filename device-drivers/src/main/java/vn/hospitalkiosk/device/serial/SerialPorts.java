package vn.hospitalkiosk.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;

/// Finds the port of a USB serial device. On Linux by reading `/sys/class/tty`; elsewhere by asking the library, and then seldom: its enumeration has crashed virtual machines that polled it (devices.md §1a).
final class SerialPorts {
    private static final long SELDOM_NANOS = Duration.ofSeconds(5).toNanos();

    /// From a port's own entry up to its USB device: port, interface, device.
    private static final int LEVELS_UP = 4;

    private final Path ttys;
    private boolean asked;
    private long askedAt;

    /// @param ttys `/sys/class/tty`, where there is one
    SerialPorts(Path ttys) {
        this.ttys = ttys;
    }

    static SerialPorts ofThisMachine() {
        return new SerialPorts(Path.of("/sys/class/tty"));
    }

    /// @return what to open: a path or the name of a COM port
    /// @throws LineGoneException when it is not plugged in, or two devices fit
    String find(SerialAddress address) {
        return switch (address) {
            case SerialAddress.Named(String path) -> path;
            case SerialAddress.Plugged(UsbId usb) ->
                    Files.isDirectory(ttys) ? inSys(usb) : fromLibrary(usb);
        };
    }

    private String inSys(UsbId usb) {
        TreeMap<Path, String> firstPortOfDevice = new TreeMap<>();
        try (Stream<Path> entries = Files.list(ttys)) {
            for (Path entry : entries.sorted().toList()) {
                Path device = usbDevice(entry.resolve("device"));
                if (device != null && fits(device, usb)) {
                    firstPortOfDevice.putIfAbsent(device, "/dev/" + entry.getFileName());
                }
            }
        } catch (IOException e) {
            throw new LineGoneException(LineTrouble.REFUSED, "the system does not list its ports");
        }
        return theOnly(List.copyOf(firstPortOfDevice.values()), usb);
    }

    private static @Nullable Path usbDevice(Path link) {
        Path at;
        try {
            at = link.toRealPath();
        } catch (IOException e) {
            // No hardware behind it, or it went away while we looked.
            return null;
        }
        for (int up = 0; up < LEVELS_UP && at != null; up++) {
            if (Files.exists(at.resolve("idVendor"))) {
                return at;
            }
            at = at.getParent();
        }
        return null;
    }

    private static boolean fits(Path device, UsbId usb) {
        try {
            return usb.fits(
                            Integer.parseInt(said(device, "idVendor"), 16),
                            Integer.parseInt(said(device, "idProduct"), 16))
                    && (usb.serial().isEmpty()
                            || said(device, "serial").equals(usb.serial().get()));
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static String said(Path device, String attribute) throws IOException {
        return Files.readString(device.resolve(attribute)).strip();
    }

    private synchronized String fromLibrary(UsbId usb) {
        long now = System.nanoTime();
        if (asked && now - askedAt < SELDOM_NANOS) {
            throw notThere(usb);
        }
        asked = true;
        askedAt = now;
        List<String> found =
                Stream.of(SerialPort.getCommPorts())
                        .filter(port ->
                                usb.fits(port.getVendorID(), port.getProductID())
                                        && (usb.serial().isEmpty()
                                                || usb.serial().equals(serialOf(port))))
                        .map(SerialPort::getSystemPortName)
                        .sorted()
                        .toList();
        return theOnly(found, usb);
    }

    private static Optional<String> serialOf(SerialPort port) {
        return Optional.ofNullable(port.getSerialNumber());
    }

    private static String theOnly(List<String> found, UsbId usb) {
        if (found.isEmpty()) {
            throw notThere(usb);
        }
        if (found.size() > 1) {
            throw new LineGoneException(
                    LineTrouble.AMBIGUOUS,
                    "more than one serial device is " + usb + ": " + String.join(", ", found));
        }
        return found.getFirst();
    }

    private static LineGoneException notThere(UsbId usb) {
        return new LineGoneException(
                LineTrouble.NOT_THERE, "no serial port of USB device " + usb + " is plugged in");
    }
}

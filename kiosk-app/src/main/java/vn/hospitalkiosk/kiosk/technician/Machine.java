package vn.hospitalkiosk.kiosk.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.Seen;
import vn.hospitalkiosk.device.profile.DeviceFile;
import vn.hospitalkiosk.device.profile.PrinterFile;
import vn.hospitalkiosk.device.profile.Transport;

/// What the machine around the devices must provide: rights, services, room, the right time. What is Linux's own is asked on Linux only.
final class Machine {
    private static final String KIOSK = "kiosk";
    private static final String SCARCE = "K25";
    private static final long MEGABYTE = 1L << 20;
    private static final long SCARCE_MB = 1024;
    private static final long NONE_MB = 200;
    private static final Duration CLOCK_TOLERATED = Duration.ofSeconds(60);
    private static final List<Path> UDEV =
            List.of(Path.of("/etc/udev/rules.d"), Path.of("/usr/lib/udev/rules.d"));

    private final Path var;
    private final boolean linux =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");

    Machine(Path var) {
        this.var = var;
    }

    List<Finding> findings(OptionalLong clockOffsetMs) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Machine.class.getModule().isNativeAccessEnabled()
                        ? Finding.well(
                                KIOSK,
                                "Java được dùng thư viện của hệ điều hành",
                                "native access is on")
                        : Finding.degraded(
                                KIOSK,
                                "K22",
                                new Seen(
                                        "Kiosk khởi động không có --enable-native-access",
                                        "started without --enable-native-access")));
        findings.add(room());
        clockOffsetMs.ifPresent(offset -> findings.add(clock(offset)));
        return findings;
    }

    private Finding room() {
        try {
            Path place = Files.exists(var) ? var : var.toAbsolutePath().getParent();
            long free = Files.getFileStore(place).getUsableSpace() / MEGABYTE;
            Seen left =
                    new Seen(
                            "Ổ đĩa còn trống %s MB".formatted(Seen.vietnamese(free)),
                            "%d MB are free".formatted(free));
            if (free < NONE_MB) {
                return Finding.broken(KIOSK, SCARCE, left);
            }
            return free < SCARCE_MB
                    ? Finding.degraded(KIOSK, SCARCE, left)
                    : Finding.well(KIOSK, left);
        } catch (IOException | RuntimeException e) {
            return Finding.degraded(
                    KIOSK,
                    SCARCE,
                    new Seen(
                            "Không biết ổ đĩa của " + var + " còn trống bao nhiêu",
                            "the free space of " + var + " cannot be told"));
        }
    }

    private static Finding clock(long offsetMs) {
        Seen off =
                new Seen(
                        "Đồng hồ lệch với gateway %s ms".formatted(Seen.vietnamese(offsetMs)),
                        "the clock differs from the gateway's by %d ms".formatted(offsetMs));
        return Math.abs(offsetMs) > CLOCK_TOLERATED.toMillis()
                ? Finding.degraded(KIOSK, "K26", off)
                : Finding.well(KIOSK, off);
    }

    /// What stands in the way of one device before anybody tries it.
    Optional<Finding> obstacle(DeviceKind kind, DeviceFile file) {
        return file instanceof PrinterFile printer
                        && printer.transport() instanceof Transport.Usb(int vid, int pid, String _)
                ? rule(kind, vid, pid)
                : Optional.empty();
    }

    private Optional<Finding> rule(DeviceKind kind, int vid, int pid) {
        return !linux || UDEV.stream().anyMatch(Machine::holdsOurRule) || user("root")
                ? Optional.empty()
                : Optional.of(
                        Finding.degraded(
                                kind.word(),
                                "K24",
                                new Seen(
                                        "Chưa có quy tắc udev của kiosk cho %04x:%04x"
                                                .formatted(vid, pid),
                                        "no udev rule of ours lets %04x:%04x be opened"
                                                .formatted(vid, pid))));
    }

    private static boolean user(String name) {
        return System.getProperty("user.name").equals(name);
    }

    private static boolean holdsOurRule(Path folder) {
        try (Stream<Path> rules = Files.list(folder)) {
            return rules.anyMatch(file -> file.toString().endsWith("hospital-kiosk.rules"));
        } catch (IOException e) {
            return false;
        }
    }
}

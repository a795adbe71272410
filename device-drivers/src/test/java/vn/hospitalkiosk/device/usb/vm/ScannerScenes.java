package vn.hospitalkiosk.device.usb.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.UsbId;
import vn.hospitalkiosk.device.scanner.ScannerProfile;
import vn.hospitalkiosk.device.scanner.SerialScanner;
import vn.hospitalkiosk.device.serial.SerialAddress;
import vn.hospitalkiosk.device.serial.SerialFormat;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.serial.SerialSettings;
import vn.hospitalkiosk.virtual.stage.Figures;

/// A USB-CDC scanner on a real kernel, found by what it calls itself and by the link udev makes.
final class ScannerScenes {
    private static final SerialAddress SCANNER =
            new SerialAddress.Plugged(UsbId.of("0c2e:0caa:SIM-0001"));
    private static final Path DEVICE_SIDE = Path.of("/dev/ttyGS0");
    private static final Path LINKS = Path.of("/dev/serial/by-id");
    private static final int REPLUGS = 4;
    private static final int REPLUG_TARGET = 5000;

    private final Gadget gadget;
    private final boolean udev;
    private final Figures figures;

    ScannerScenes(Gadget gadget, boolean udev, Figures figures) {
        this.gadget = gadget;
        this.udev = udev;
        this.figures = figures;
    }

    void all() throws IOException, InterruptedException {
        gadget.plug();
        replugs("scanner by VID:PID:serial", SCANNER);
        Optional<Path> link = udev ? link() : Optional.empty();
        if (link.isPresent()) {
            replugs("scanner by /dev/serial/by-id", new SerialAddress.Named(link.get().toString()));
        } else {
            figures.cannotTell(
                    "scanner by /dev/serial/by-id, codes heard",
                    "codes",
                    "",
                    udev ? "udev made no link" : "no udev in the guest");
        }
        oddFormats();
        gadget.unplug();
    }

    private void replugs(String name, SerialAddress address)
            throws IOException, InterruptedException {
        Watched<DeviceState> states = new Watched<>();
        Watched<String> texts = new Watched<>();
        List<Long> gone = new ArrayList<>();
        List<Long> back = new ArrayList<>();
        int heard = 0;
        SerialSettings settings = new SerialSettings(address, 115200, SerialFormat.EIGHT_N_ONE);
        try (SerialScanner scanner =
                new SerialScanner(
                        SerialLine.to(settings), ScannerProfile.plain(), Clock.systemUTC())) {
            scanner.watch(states::add);
            scanner.listen(texts::add);
            states.await(DeviceState.Ready.class::isInstance);
            for (int i = 0; i < REPLUGS; i++) {
                heard += heard("CODE " + name.length() + " " + i, texts);
                states.forget();
                long pulled = System.nanoTime();
                gadget.unplug();
                states.await(DeviceState.Faulty.class::isInstance);
                gone.add(Watched.millisSince(pulled));
                long plugged = System.nanoTime();
                gadget.plug();
                states.await(DeviceState.Ready.class::isInstance);
                back.add(Watched.millisSince(plugged));
            }
            heard += heard("LAST " + name.length(), texts);
        }
        UsbVm.say(name + " gone " + gone + " back " + back);
        figures.exactly(name + ", codes heard", "codes", REPLUGS + 1L, heard);
        figures.below(
                name + " unplugged to told, slowest", "ms", 1500, PrinterScenes.slowest(gone));
        Watched.tellReplugs(name, back, REPLUG_TARGET, figures);
    }

    private static int heard(String code, Watched<String> texts)
            throws IOException, InterruptedException {
        Files.write(DEVICE_SIDE, (code + "\r").getBytes(StandardCharsets.UTF_8));
        return texts.await(_ -> true).equals(code) ? 1 : 0;
    }

    private static Optional<Path> link() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            if (Files.isDirectory(LINKS)) {
                try (Stream<Path> links = Files.list(LINKS)) {
                    Optional<Path> first = links.findFirst();
                    if (first.isPresent()) {
                        return first;
                    }
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return Optional.empty();
    }

    /// Twice each: a pseudo terminal takes them only the first time, so this needs a real driver.
    private void oddFormats() {
        int taken = 0;
        for (String format : List.of("7E1", "7E1", "8N2", "8O1", "8O1")) {
            try {
                SerialLine.to(new SerialSettings(SCANNER, 9600, SerialFormat.of(format)))
                        .open()
                        .close();
                taken++;
            } catch (LineGoneException e) {
                UsbVm.say(format + ": " + e.getMessage());
            }
        }
        figures.exactly("other formats than 8N1 taken by the kernel's driver", "of 5", 5, taken);
    }
}

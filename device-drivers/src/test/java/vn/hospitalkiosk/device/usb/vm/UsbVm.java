package vn.hospitalkiosk.device.usb.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import vn.hospitalkiosk.virtual.stage.Figures;

/// What `scripts/test-usb-vm` runs inside its guest: `UsbVm OUT_FOLDER GADGETS_FOLDER UDEV(true|false)`. Writes `figures.json` and `figures.txt` into the first.
public final class UsbVm {
    private static final long STARTED = System.nanoTime();

    /// Below the patience of the script.
    private static final Duration LONGEST = Duration.ofSeconds(200);

    private UsbVm() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        Path gadgets = Path.of(arguments[1]);
        boolean udev = Boolean.parseBoolean(arguments[2]);
        Figures figures = new Figures("usb-vm");
        boolean ended = false;
        Thread scenes = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> giveUp(scenes, out, figures));
        try {
            say("begins");
            try (PrinterScenes printer =
                    new PrinterScenes(
                            new Gadget(gadgets.resolve("printer"), "printer.0", "dummy_udc.0"),
                            Path.of("/tmp/usb-vm-slips"),
                            figures)) {
                printer.all();
            }
            new ScannerScenes(
                            new Gadget(gadgets.resolve("scanner"), "acm.0", "dummy_udc.1"),
                            udev,
                            figures)
                    .all();
            ended = true;
        } catch (InterruptedException | RuntimeException | IOException e) {
            say("stopped by " + e);
            where(e.getStackTrace());
        }
        conclude(out, figures, ended);
    }

    /// Figures are told also when a scene never ends.
    private static void giveUp(Thread scenes, Path out, Figures figures) {
        LockSupport.parkNanos(LONGEST.toNanos());
        say("a scene does not end");
        where(scenes.getStackTrace());
        try {
            conclude(out, figures, false);
        } catch (IOException e) {
            say("the figures cannot be written");
        }
    }

    private static void where(StackTraceElement[] trace) {
        for (StackTraceElement at : trace) {
            say("  at " + at);
        }
    }

    private static synchronized void conclude(Path out, Figures figures, boolean ended)
            throws IOException {
        figures.exactly("all scenes played to their end", "yes", 1, ended ? 1 : 0);
        Files.writeString(out.resolve("figures.txt"), figures.table());
        Files.writeString(out.resolve("figures.json"), figures.json() + "\n");
        say(figures.allHold() ? "all hold" : "not all hold");
        // Reading threads of a scene that failed may still wait.
        System.exit(figures.allHold() ? 0 : 1);
    }

    static void say(String what) {
        System.out.println(Watched.millisSince(STARTED) + " ms: " + what);
    }
}

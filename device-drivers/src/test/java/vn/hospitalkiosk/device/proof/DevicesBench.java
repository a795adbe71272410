package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.hospitalkiosk.virtual.stage.Figures;

/// `scripts/bench devices`: every device's driver against its simulator on the real wire, measured in one run with the kiosk's own flags.
public final class DevicesBench {
    private static final int CYCLES = 30;
    private static final double UNPLUG_MS = 500;
    private static final double SILENCE_MS = 1_500;
    private static final double REPLUG_MS = 2_000;

    private DevicesBench() {}

    /// @param arguments `[--json]`
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean json = List.of(arguments).contains("--json");
        if (arguments.length > (json ? 1 : 0)) {
            System.err.println("usage: scripts/bench devices [--json]");
            System.exit(2);
        }
        Figures figures = measured();
        System.out.println(json ? figures.json() : figures.table());
        System.exit(figures.allHold() ? 0 : 1);
    }

    private static Figures measured() throws IOException, InterruptedException {
        Figures figures = new Figures("devices");
        chip(figures);
        for (Figure f : CodecFigures.measure()) {
            put(figures, f);
        }
        for (Figure f : ScannerFigures.measure(folder("scanner"))) {
            put(figures, f);
        }
        for (Figure f : PrinterFigures.measure()) {
            put(figures, f);
        }
        recovery(figures, CardRecovery.cardUnitOverPty(CYCLES));
        recovery(figures, CardRecovery.terminalOverTcp(CYCLES));
        recovery(figures, CardRecovery.terminalOverPty(CYCLES));
        figures.atMost(
                "card unit, pty: silence noticed by heartbeat",
                "ms",
                SILENCE_MS,
                CardRecovery.cardUnitSilence());
        return figures;
    }

    private static void chip(Figures figures) throws IOException {
        for (Figure f : ChipFigures.measure(folder("chip"))) {
            if (Double.isNaN(f.actual())) {
                figures.cannotTell(
                        f.name(),
                        f.unit(),
                        "<= " + f.target(),
                        "no pcscd and vpcd on this machine");
            } else {
                put(figures, f);
            }
        }
    }

    private static void recovery(Figures figures, CardRecovery.Figures f) {
        figures.atMost(f.device() + ": unplug noticed p99", "ms", UNPLUG_MS, f.unplugP99());
        figures.atMost(f.device() + ": replug to ready p99", "ms", REPLUG_MS, f.replugP99());
    }

    private static void put(Figures figures, Figure f) {
        if (Double.isInfinite(f.target())) {
            figures.told(f.name(), f.unit(), Math.round(f.actual()));
        } else {
            figures.atMost(f.name(), f.unit(), f.target(), f.actual());
        }
    }

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory("bench-" + name);
    }
}

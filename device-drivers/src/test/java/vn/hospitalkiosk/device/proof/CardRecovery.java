package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.cardterminal.AmountScale;
import vn.hospitalkiosk.device.cardterminal.EcrCardTerminal;
import vn.hospitalkiosk.device.cardterminal.FileJournal;
import vn.hospitalkiosk.device.cardterminal.Wired;
import vn.hospitalkiosk.device.cardunit.CardUnitProfile;
import vn.hospitalkiosk.device.cardunit.Crt591CardUnit;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardunit.CardUnitMishap;
import vn.hospitalkiosk.virtual.cardunit.CardUnitSimulator;
import vn.hospitalkiosk.virtual.line.PtyLine;

/// How fast a pulled cable, a plugged one and silence are noticed by card unit and card terminal, with the times they ship with.
public final class CardRecovery {
    private static final int SILENT_EXCHANGES = 200;

    /// Milliseconds.
    public record Figures(
            String device,
            int cycles,
            double unplugP99,
            double unplugMax,
            double replugP99,
            double replugMax) {}

    private interface Cable {
        void move() throws IOException;
    }

    private CardRecovery() {}

    public static Figures cardUnitOverPty(int cycles) throws IOException {
        Path folder = Files.createTempDirectory("card-unit");
        try (CardUnitSimulator there = new CardUnitSimulator(new PtyLine(folder.resolve("port")))) {
            there.start();
            try (Crt591CardUnit unit = unit(there)) {
                return measured("card unit, pty", unit, there::unplug, there::replug, cycles);
            }
        }
    }

    /// From the first command that stays unheard to the state that tells of it: heartbeat alone.
    public static double cardUnitSilence() throws IOException {
        Path folder = Files.createTempDirectory("card-unit");
        try (CardUnitSimulator there = new CardUnitSimulator(new PtyLine(folder.resolve("port")))) {
            there.start();
            try (Crt591CardUnit unit = unit(there)) {
                Until.found(unit);
                return millis(
                        () ->
                                there.faults()
                                        .next(
                                                Collections.nCopies(
                                                        SILENT_EXCHANGES,
                                                        Optional.of(CardUnitMishap.NOT_HEARD))),
                        unit,
                        false);
            }
        }
    }

    private static Crt591CardUnit unit(CardUnitSimulator there) {
        return new Crt591CardUnit(
                CardUnitProfile.crt591(),
                baud -> SerialLine.to(there.address(), baud),
                Clock.systemUTC());
    }

    public static Figures terminalOverTcp(int cycles) throws IOException {
        try (CardTerminalSimulator there = Wired.overTcp(Dialect.HYPERCOM, Wired.BRISK);
                EcrCardTerminal driver = terminal(there)) {
            return measured("card terminal, tcp", driver, there::unplug, there::replug, cycles);
        }
    }

    public static Figures terminalOverPty(int cycles) throws IOException {
        Path folder = Files.createTempDirectory("terminal");
        try (CardTerminalSimulator there =
                        Wired.overPty(Dialect.ECR17, folder.resolve("port"), Wired.BRISK);
                EcrCardTerminal driver = terminal(there)) {
            return measured("card terminal, pty", driver, there::unplug, there::replug, cycles);
        }
    }

    private static EcrCardTerminal terminal(CardTerminalSimulator there) throws IOException {
        return Wired.driver(
                there.dialect(),
                new AmountScale(0),
                Wired.line(there.address()),
                new FileJournal(Files.createTempFile("journal", "")),
                Duration.ofMillis(400));
    }

    private static Figures measured(String name, Device device, Cable out, Cable in, int cycles)
            throws IOException {
        List<Double> lost = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        Until.found(device);
        for (int i = 0; i < cycles; i++) {
            lost.add(millis(out, device, false));
            found.add(millis(in, device, true));
        }
        Collections.sort(lost);
        Collections.sort(found);
        int p99 = (int) Math.ceil(cycles * 0.99) - 1;
        return new Figures(
                name, cycles, lost.get(p99), lost.getLast(), found.get(p99), found.getLast());
    }

    private static double millis(Cable cable, Device device, boolean toBeFound) throws IOException {
        long began = System.nanoTime();
        cable.move();
        Until.holds(
                toBeFound ? "found again" : "noticed",
                () -> device.state() instanceof DeviceState.Faulty != toBeFound);
        return (System.nanoTime() - began) / 1e6;
    }
}

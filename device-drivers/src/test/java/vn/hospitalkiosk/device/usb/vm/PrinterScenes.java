package vn.hospitalkiosk.device.usb.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;
import vn.hospitalkiosk.device.printer.Bitmap;
import vn.hospitalkiosk.device.printer.EscPosPrinter;
import vn.hospitalkiosk.device.printer.PrintJob;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.device.usb.LpLine;
import vn.hospitalkiosk.device.usb.UsbLine;
import vn.hospitalkiosk.device.usb.UsbPrinterFacts;
import vn.hospitalkiosk.device.usb.UsbPrinters;
import vn.hospitalkiosk.virtual.stage.Figures;

/// The USB printer on a real kernel: found, spoken to, printed on, its cable pulled at rest and in the middle of a slip.
final class PrinterScenes implements AutoCloseable {
    private static final UsbId PRINTER = UsbId.of("04b8:0202");
    private static final Duration PORTION = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int REPLUGS = 4;
    private static final int CLOSINGS = 10;
    private static final int REPLUG_TARGET = 5000;

    /// 8 s of paper: long enough to pull the cable in the middle.
    private static final int LONG_SLIP_ROWS = 16_000;

    private final Gadget gadget;
    private final PrinterProcess simulator;
    private final Figures figures;
    private final Watched<DeviceState> states = new Watched<>();

    PrinterScenes(Gadget gadget, Path slips, Figures figures) throws IOException {
        this.gadget = gadget;
        this.simulator = PrinterProcess.start(Path.of("/dev/g_printer0"), slips);
        this.figures = figures;
    }

    private void plug() throws IOException {
        gadget.plug();
        simulator.ask("attach");
    }

    private void pull() throws IOException {
        simulator.ask("detach");
        gadget.unplug();
    }

    void all() throws IOException, InterruptedException {
        plug();
        try (ByteLine line = opened(UsbLine.to(PRINTER))) {
            identify((UsbLine) line);
        }
        answers("status through libusb", UsbLine.to(PRINTER));
        answers("status through usblp, after libusb let go", LpLine.to("/dev/usb/lp0"));
        closeUnderReader();
        stall();
        try (EscPosPrinter printer =
                new EscPosPrinter(
                        PrinterProfile.epsonTm(), UsbLine.to(PRINTER), Clock.systemUTC())) {
            printer.watch(states::add);
            ready(printer);
            print(printer, "A001");
            replugAtRest(printer);
            pullMidJob(printer);
            print(printer, "A003");
        }
        pull();
    }

    private static ByteLine opened(ByteLine.Opener opener) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                return opener.open();
            } catch (LineGoneException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private void identify(UsbLine line) {
        List<UsbPrinterFacts> facts = UsbPrinters.attached();
        UsbVm.say("facts " + facts + " identity " + line.identity() + " " + line.portStatus());
        figures.exactly(
                "printer identified (vendor, product, serial, model, commands)",
                "yes",
                1,
                facts.size() == 1
                                && facts.getFirst().usb().equals(UsbId.of("04b8:0202:SIM-P1"))
                                && "TM-T88 SIM".equals(line.identity().get("model"))
                                && "ESC/POS".equals(line.identity().get("commands"))
                                && line.portStatus().isPresent()
                        ? 1
                        : 0);
    }

    /// DLE EOT 1, fifty times.
    private void answers(String what, ByteLine.Opener opener) {
        List<Long> micros = new ArrayList<>();
        int wrong = 0;
        try (ByteLine line = opened(opener)) {
            byte[] answer = new byte[64];
            for (int i = 0; i < 50; i++) {
                long begin = System.nanoTime();
                line.write(new byte[] {0x10, 0x04, 0x01}, PORTION);
                if (line.read(answer) != 1 || (answer[0] & 0x93) != 0x12) {
                    wrong++;
                }
                micros.add((System.nanoTime() - begin) / 1000);
            }
        }
        UsbVm.say(what);
        figures.exactly(what + ", wrong of 50", "answers", 0, wrong);
        figures.told(what + ", p50", "µs", Figures.percentile(micros, 50));
    }

    /// A handle closed under a thread that reads would end this program.
    private void closeUnderReader() throws InterruptedException {
        int ended = 0;
        for (int i = 0; i < CLOSINGS; i++) {
            ByteLine line = opened(UsbLine.to(PRINTER));
            LinkedBlockingQueue<LineTrouble> end = new LinkedBlockingQueue<>();
            Thread reader =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    line.read(new byte[64]);
                                } catch (LineGoneException e) {
                                    end.add(e.trouble());
                                }
                            });
            LockSupport.parkNanos(Duration.ofMillis(10L * (i % 5)).toNanos());
            line.close();
            reader.join(DEADLINE);
            ended += end.isEmpty() ? 0 : 1;
        }
        UsbVm.say("closed under a reading thread " + ended + " times");
        figures.exactly("closed under a reading thread, reader left", "times", CLOSINGS, ended);
    }

    private void stall() throws IOException {
        simulator.ask("stall");
        Duration portion = Duration.ofSeconds(1);
        long took = 0;
        boolean told = false;
        try (ByteLine line = opened(UsbLine.to(PRINTER))) {
            // Fills what the far side has of buffers; then nothing goes any more.
            long begin = System.nanoTime();
            try {
                while (Watched.millisSince(begin) < DEADLINE.toMillis()) {
                    begin = System.nanoTime();
                    line.write(new byte[4096], portion);
                }
            } catch (LineGoneException e) {
                took = Watched.millisSince(begin);
                told = e.trouble() == LineTrouble.STALLED;
            }
        }
        figures.exactly("a stalled printer is told as stalled", "yes", 1, told ? 1 : 0);
        figures.below("a stalled write of 1 s returns", "ms", 2000, took);
        simulator.ask("go");
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        UsbVm.say("stalled: told after " + took + " ms");
        // What was left of the garbage must not be taken for commands of the next.
        pullAndPlug();
    }

    private void pullAndPlug() throws IOException {
        pull();
        plug();
    }

    private void ready(EscPosPrinter printer) throws InterruptedException {
        if (!(printer.state() instanceof DeviceState.Ready)) {
            states.await(DeviceState.Ready.class::isInstance);
        }
    }

    private void print(EscPosPrinter printer, String id) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        PrintOutcome outcome = outcome(printer, id, 600).await(_ -> true);
        long took = Watched.millisSince(begin);
        UsbVm.say(id + " " + outcome);
        figures.exactly(
                "slip " + id + " printed and on the simulator's paper",
                "yes",
                1,
                outcome instanceof PrintOutcome.Printed && simulator.printedIds().contains(id)
                        ? 1
                        : 0);
        figures.told("slip " + id + " of 600 rows to its confirmation", "ms", took);
    }

    private static Watched<PrintOutcome> outcome(EscPosPrinter printer, String id, int rows) {
        byte[] dots = new byte[72 * rows];
        new Random(rows).nextBytes(dots);
        Watched<PrintOutcome> outcomes = new Watched<>();
        printer.print(new PrintJob(id, new Bitmap(576, rows, dots), DEADLINE), outcomes::add);
        return outcomes;
    }

    private void replugAtRest(EscPosPrinter printer) throws IOException, InterruptedException {
        List<Long> gone = new ArrayList<>();
        List<Long> back = new ArrayList<>();
        for (int i = 0; i < REPLUGS; i++) {
            ready(printer);
            states.forget();
            simulator.ask("detach");
            long pulled = System.nanoTime();
            gadget.unplug();
            states.await(DeviceState.Faulty.class::isInstance);
            gone.add(Watched.millisSince(pulled));
            long plugged = System.nanoTime();
            plug();
            states.await(DeviceState.Ready.class::isInstance);
            back.add(Watched.millisSince(plugged));
        }
        UsbVm.say("printer gone " + gone + " back " + back);
        figures.below("printer unplugged to told, slowest", "ms", 1500, slowest(gone));
        Watched.tellReplugs("printer", back, REPLUG_TARGET, figures);
    }

    private void pullMidJob(EscPosPrinter printer) throws IOException, InterruptedException {
        ready(printer);
        Watched<PrintOutcome> outcomes = outcome(printer, "A002", LONG_SLIP_ROWS);
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
        states.forget();
        long pulled = System.nanoTime();
        pull();
        PrintOutcome outcome = outcomes.await(_ -> true);
        long took = Watched.millisSince(pulled);
        UsbVm.say("A002 " + outcome);
        figures.exactly(
                "cable pulled in the middle of a slip: outcome unknown",
                "yes",
                1,
                outcome instanceof PrintOutcome.Unknown ? 1 : 0);
        figures.below("cable pulled in the middle of a slip: told", "ms", 5000, took);
        long plugged = System.nanoTime();
        plug();
        states.await(DeviceState.Ready.class::isInstance);
        figures.atMost(
                "printer replugged after that to ready",
                "ms",
                REPLUG_TARGET,
                (double) Watched.millisSince(plugged));
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        figures.exactly(
                "the slip cut short was printed again by itself",
                "times",
                0,
                simulator.printedIds().contains("A002") ? 1 : 0);
    }

    static long slowest(List<Long> millis) {
        return millis.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    @Override
    public void close() {
        simulator.close();
    }
}

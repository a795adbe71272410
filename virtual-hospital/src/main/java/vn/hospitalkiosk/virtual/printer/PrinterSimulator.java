package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.hospitalkiosk.virtual.fault.Faults;

/// A receipt printer, 80 mm, 576 dots, that speaks ESC/POS over TCP, a serial port or any wire already open (byte tables: Epson ESC/POS reference) and writes what it printed as PNG, one file per slip. Prints at 2000 rows a second (250 mm/s). What was received stays in its buffer when a caller leaves, and while it is offline; callers share one buffer, as several cables to one printer would.
public final class PrinterSimulator implements AutoCloseable {
    private final Mechanism mechanism;
    private final Cable cable;
    private final Panel panel = new Panel();
    private final Mishaps mishaps = new Mishaps(new MishapHands());
    private final Set<Replies> replies = ConcurrentHashMap.newKeySet();

    /// On the network.
    ///
    /// @param slipFolder made when it is not there; numbering goes on after the slips found in it
    public PrinterSimulator(InetSocketAddress listen, Path slipFolder) throws IOException {
        this(new TcpCable(listen), slipFolder);
    }

    private PrinterSimulator(Cable cable, Path slipFolder) throws IOException {
        this.cable = cable;
        this.mechanism = new Mechanism(slipFolder);
    }

    /// On a serial port, 8N1, with XON and XOFF.
    ///
    /// @param link points to the port while the cable is in
    public static PrinterSimulator onSerialPort(Path link, Path slipFolder) throws IOException {
        PrinterSimulator printer = new PrinterSimulator(new SerialCable(link), slipFolder);
        printer.panel.flowControl = true;
        return printer;
    }

    /// Behind a Linux USB gadget.
    ///
    /// @param file the gadget's device side, `/dev/g_printer0`
    public static PrinterSimulator onUsb(Path file, Path slipFolder) throws IOException {
        return new PrinterSimulator(new UsbCable(file), slipFolder);
    }

    /// On one wire that is already open, as the device side of a USB gadget; closed with the printer.
    public static PrinterSimulator onStreams(InputStream in, OutputStream out, Path slipFolder)
            throws IOException {
        return new PrinterSimulator(new StreamCable(in, out), slipFolder);
    }

    /// Plugs it in for the first time. Port 0 takes a free one.
    public void start() throws IOException {
        mechanism.start();
        cable.open(this::serve);
    }

    /// Where it listens, when it is on the network.
    public InetSocketAddress address() {
        if (cable instanceof TcpCable tcp) {
            return tcp.address();
        }
        throw new IllegalStateException("this printer is not on the network");
    }

    public void paper(Paper paper) {
        mechanism.paper(paper);
    }

    /// Prints this many more rows, then the paper is out.
    public void paperRunsOutAfter(int rows) {
        mechanism.paperRunsOutAfter(rows);
    }

    public void cover(boolean open) {
        mechanism.cover(open);
    }

    /// The key on the printer's front.
    public void online(boolean online) {
        mechanism.online(online);
    }

    /// A stalled printer does not read from its line.
    public void stall(boolean stalled) {
        panel.stall.set(stalled);
    }

    /// A silent printer prints but does not confirm process ids.
    public void silence(boolean silenced) {
        panel.silent = silenced;
    }

    /// Obeys real-time commands that stand inside pictures by chance, as serial printers may.
    public void executesInPictures(boolean does) {
        panel.executesInPictures = does;
    }

    /// Cuts every caller on the network off at once, with a reset; they may come back. What is in the buffer is still printed.
    public void hangUp() {
        if (cable instanceof TcpCable tcp) {
            tcp.hangUp();
        }
    }

    /// Pulls the cable. What is in the buffer is still printed.
    public void unplug() throws IOException {
        cable.unplug();
    }

    public void plug() throws IOException {
        cable.plug();
    }

    /// Switches it off or on. Off, its buffer and settings are forgotten.
    public void power(boolean on) throws IOException {
        if (on) {
            panel.powerUps.incrementAndGet();
            panel.power = true;
            if (cable.diesWithThePower()) {
                cable.plug();
            }
        } else {
            panel.power = false;
            mechanism.clear();
            replies.forEach(Replies::forget);
            if (cable.diesWithThePower()) {
                cable.unplug();
            }
        }
    }

    /// What goes wrong from job to job: by script or by dice.
    public Faults<PrinterMishap> faults() {
        return mishaps.faults();
    }

    /// Mishaps at a byte strike among the first so many bytes of a job; 9000 unless told.
    public void mishapsWithin(int bytes) {
        mishaps.jobBytes(bytes);
    }

    /// Tears the paper off by hand where it is: what is on it becomes a slip that is not cut.
    public void tearOff() {
        mechanism.tearOff();
    }

    /// Whether all that was received has been printed.
    public boolean idle() {
        return mechanism.idle();
    }

    /// Papers since the start, in order.
    public List<Slip> slips() {
        return mechanism.slips();
    }

    /// Process ids whose printing was completed since the start, in order, confirmed or kept silent.
    public List<String> processIds() {
        return mechanism.processIds();
    }

    /// How many commands it did not know since the start.
    public int unknownCommands() {
        return panel.unknown.get();
    }

    /// How many drawer pulses it gave since the start; a kiosk asks for none.
    public int pulses() {
        return panel.pulses.get();
    }

    /// How many real-time commands it found in pictures and obeyed since the start.
    public int executedInPictures() {
        return panel.executedInPictures.get();
    }

    @Override
    public void close() throws IOException {
        mishaps.close();
        mechanism.close();
        panel.stall.set(false);
        cable.close();
    }

    private void serve(Wire wire) {
        try (Replies said = new Replies(wire, mishaps)) {
            replies.add(said);
            Line line = new Line(wire, panel, mishaps, said);
            while (!understood(line)) {
                // Switched off and on: it begins anew.
            }
            replies.remove(said);
        }
    }

    /// @return false when the power was lost meanwhile
    private boolean understood(Line line) {
        try {
            new Interpreter(line, mechanism, panel, mishaps).run();
            return true;
        } catch (PowerLost e) {
            return false;
        } catch (IOException e) {
            // The caller is gone; what it sent stays in the buffer.
            return true;
        }
    }

    private final class MishapHands implements Mishaps.Hands {
        @Override
        public void paper(Paper paper) {
            PrinterSimulator.this.paper(paper);
        }

        @Override
        public void paperRunsOutAfter(int rows) {
            PrinterSimulator.this.paperRunsOutAfter(rows);
        }

        @Override
        public void cover(boolean open) {
            PrinterSimulator.this.cover(open);
        }

        @Override
        public void online(boolean online) {
            PrinterSimulator.this.online(online);
        }

        @Override
        public void stall(boolean stalled) {
            PrinterSimulator.this.stall(stalled);
        }

        @Override
        public void unplug() {
            done(PrinterSimulator.this::unplug);
        }

        @Override
        public void plug() {
            done(PrinterSimulator.this::plug);
        }

        @Override
        public void power(boolean on) {
            done(() -> PrinterSimulator.this.power(on));
        }

        private interface Act {
            void run() throws IOException;
        }

        private static void done(Act act) {
            try {
                act.run();
            } catch (IOException e) {
                throw new UncheckedIOException("the cable cannot be moved", e);
            }
        }
    }
}

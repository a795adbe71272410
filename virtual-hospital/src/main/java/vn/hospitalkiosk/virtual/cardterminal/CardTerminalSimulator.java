package vn.hospitalkiosk.virtual.cardterminal;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.line.Line;
import vn.hospitalkiosk.virtual.line.Outbox;
import vn.hospitalkiosk.virtual.line.Station;
import vn.hospitalkiosk.virtual.line.TcpLine;

/// A card terminal on a line, with the bank behind it: what banks, patients and judges may do to it. Running from [#start] until closed. Thread-safe.
public final class CardTerminalSimulator implements AutoCloseable {
    private static final int BOOT_MILLIS = 300;

    private final Dialect dialect;
    private final Line line;
    private final Clock clock;
    private final Acquirer acquirer;
    private final Faults<TerminalMishap> faults = new Faults<>();
    private final Station station;
    private TerminalSettings settings;
    private Codec codec;
    private Optional<byte[]> lastResult = Optional.empty();
    private boolean everDark;
    private long darkUntilNanos;
    private boolean powerCut;

    /// @param line of its own; closed with it
    public CardTerminalSimulator(
            Dialect dialect, Line line, TerminalSettings settings, Clock clock) {
        this.dialect = dialect;
        this.line = line;
        this.clock = clock;
        this.settings = settings;
        this.codec = codec(dialect, settings, clock);
        this.acquirer = new Acquirer(clock);
        this.station = new Station("terminal " + dialect, line, new TerminalLink(this));
    }

    private static Codec codec(Dialect dialect, TerminalSettings settings, Clock clock) {
        return switch (dialect) {
            case HYPERCOM -> new HypercomCodec(settings);
            case ECR17 -> new Ecr17Codec(settings, clock);
        };
    }

    public void start() throws IOException {
        station.start();
    }

    /// Where kiosks find it: `host:port`, or the path of a serial port.
    public String address() {
        return line.address();
    }

    public Dialect dialect() {
        return dialect;
    }

    public Faults<TerminalMishap> faults() {
        return faults;
    }

    public synchronized TerminalSettings settings() {
        return settings;
    }

    /// Counts from the next byte on.
    public synchronized void settings(TerminalSettings now) {
        settings = now;
        codec = codec(dialect, now, clock);
    }

    /// Power fails and comes back; dark for 300 ms. The ledger stays.
    public synchronized void powerCycle() {
        powerCut = true;
        everDark = true;
        darkUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BOOT_MILLIS);
    }

    public void unplug() throws IOException {
        line.unplug();
    }

    public void replug() throws IOException {
        line.plug();
    }

    public synchronized TerminalState state() {
        Ledger ledger = acquirer.ledger();
        return new TerminalState(
                dialect,
                powered(),
                line.plugged(),
                settings,
                ledger.entries(),
                ledger.totals(),
                ledger.takenTwice(),
                faults.history());
    }

    @Override
    public void close() throws IOException {
        station.close();
    }

    synchronized boolean powered() {
        return !everDark || System.nanoTime() - darkUntilNanos >= 0;
    }

    /// Whether power was cut since this was last asked.
    synchronized boolean takePowerCut() {
        boolean was = powerCut;
        powerCut = false;
        return was;
    }

    /// A terminal without power drops its LAN; a serial cable stays in.
    void darken(Outbox out) {
        if (line instanceof TcpLine) {
            out.cutAfter(0, BOOT_MILLIS);
        }
    }

    synchronized Codec codec() {
        return codec;
    }

    /// What is kept of an answer, to be told again: of one that spoke of something else by mistake, what it should have been.
    private byte[] kept(Request request, Result result, byte[] payload) {
        return result instanceof Result.Done done && done.otherReference()
                ? codec.encode(
                        request, new Result.Done(done.entry(), done.code(), done.text(), false), "")
                : payload;
    }

    /// @return the payload of the answer
    synchronized byte[] perform(Request request, Faults.Draw<TerminalMishap> fate) {
        Result result =
                request instanceof Request.LastResult && lastResult.isPresent()
                        ? new Result.Again(lastResult.get())
                        : acquirer.perform(request, fate, settings);
        byte[] payload =
                fate.is(TerminalMishap.LRC_IS_ETX)
                        ? AwkwardCheck.payload(codec, request, result)
                        : codec.encode(request, result, "");
        if (request instanceof Request.Sale || request instanceof Request.Cancel) {
            lastResult = Optional.of(kept(request, result, payload));
        }
        return payload;
    }
}

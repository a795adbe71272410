package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A receipt printer, 80 mm, 576 dots, that speaks ESC/POS over TCP (byte tables: Epson ESC/POS reference) and writes what it printed as PNG, one file per slip. Prints at 2000 rows a second (250 mm/s). What was received stays in its buffer when a caller leaves, and while it is offline; callers share one buffer, as several cables to one printer would.
public final class PrinterSimulator implements AutoCloseable {
    private final InetSocketAddress listen;
    private final Mechanism mechanism;
    private final ServerSocket server;
    private final Line.Stall stall = new Line.Stall();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unknown = new AtomicInteger();
    private volatile boolean silent;

    /// @param slipFolder made when it is not there; numbering goes on after the slips found in it
    public PrinterSimulator(InetSocketAddress listen, Path slipFolder) throws IOException {
        this.listen = listen;
        this.mechanism = new Mechanism(slipFolder);
        this.server = new ServerSocket();
    }

    /// Begins to listen. Port 0 takes a free one.
    public void start() throws IOException {
        server.setReuseAddress(true);
        server.bind(listen);
        mechanism.start();
        Thread.ofPlatform().daemon().name("printer door").start(this::accept);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
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
        stall.set(stalled);
    }

    /// A silent printer prints but does not confirm process ids.
    public void silence(boolean silenced) {
        silent = silenced;
    }

    /// Pulls the cable: every caller is cut off at once, with a reset. What is in the buffer is still printed.
    public void hangUp() {
        for (Socket caller : callers) {
            try {
                caller.setSoLinger(true, 0);
                caller.close();
            } catch (IOException e) {
                // It was gone already.
            }
        }
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
        return unknown.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        mechanism.close();
        stall.set(false);
        hangUp();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                callers.add(caller);
                Thread.ofPlatform().daemon().name("printer line").start(() -> serve(caller));
            } catch (IOException e) {
                // Closed, or no room for one more caller just now: not a reason to spin.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            serve(caller.getInputStream(), caller.getOutputStream());
        } catch (IOException e) {
            // The caller is gone; what it sent stays in the buffer.
        } finally {
            callers.remove(caller);
        }
    }

    /// Talks to a caller on another wire than TCP, a USB cable for one, until `in` ends.
    public void serve(InputStream in, OutputStream out) throws IOException {
        Line line = new Line(in, out, stall);
        new Interpreter(line, mechanism, () -> silent, unknown).run();
    }
}

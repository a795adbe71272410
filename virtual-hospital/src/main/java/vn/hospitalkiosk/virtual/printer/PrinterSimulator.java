package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/// A receipt printer, 80 mm, 576 dots, that speaks ESC/POS over TCP (byte tables: Epson ESC/POS reference) and writes what it printed as PNG. Prints at 2000 rows a second (250 mm/s).
public final class PrinterSimulator implements AutoCloseable {
    private final InetSocketAddress listen;
    private final Path slipFolder;

    private final java.net.ServerSocket server;

    public PrinterSimulator(InetSocketAddress listen, Path slipFolder) throws IOException {
        this.server = new java.net.ServerSocket();
        this.listen = listen;
        this.slipFolder = slipFolder;
    }

    /// Begins to listen. Port 0 takes a free one.
    public void start() throws IOException {
        java.nio.file.Files.createDirectories(slipFolder);
        server.bind(listen);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    public void paper(Paper paper) {}

    /// Prints this many more rows, then the paper is out.
    public void paperRunsOutAfter(int rows) {}

    public void cover(boolean open) {}

    /// The key on the printer's front.
    public void online(boolean online) {}

    /// A stalled printer does not read from its line.
    public void stall(boolean stalled) {}

    /// A silent printer prints but does not confirm process ids.
    public void silence(boolean silent) {}

    /// Papers since the start, in order.
    public List<Slip> slips() {
        return List.of();
    }

    /// Process ids whose printing was completed since the start, in order, confirmed or kept silent.
    public List<String> processIds() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.util.function.Consumer;

/// How callers reach the printer, and what can be pulled out.
interface Cable extends AutoCloseable {
    /// Plugs it in for the first time. Each wire is given to `caller` on a thread of its own and ends when `caller` returns.
    void open(Consumer<Wire> caller) throws IOException;

    /// Who talks is cut off at once; nobody is let in until it is plugged in again.
    void unplug() throws IOException;

    void plug() throws IOException;

    /// Whether a caller notices that the printer's power has gone: a serial adapter lives on, a network interface does not.
    boolean diesWithThePower();

    @Override
    void close() throws IOException;
}

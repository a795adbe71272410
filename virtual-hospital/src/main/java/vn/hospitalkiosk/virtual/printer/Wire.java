package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;

/// One caller's bytes, in and out. Read by one thread, written by one other.
interface Wire {
    /// Waits for something.
    ///
    /// @return never empty but at the end of the wire
    byte[] read() throws IOException;

    /// To nobody: lost, as on a real cable.
    void write(byte[] bytes) throws IOException;
}

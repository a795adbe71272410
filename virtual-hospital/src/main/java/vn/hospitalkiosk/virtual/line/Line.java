package vn.hospitalkiosk.virtual.line;

import java.io.IOException;

/// One wire of a device, spoken to by one host at a time. Reading and writing belong to one thread; the plug may be pulled by any.
public interface Line extends AutoCloseable {
    /// What came from the host.
    sealed interface Heard {
        @SuppressWarnings("ArrayRecordComponent") // not compared
        record Bytes(byte[] bytes) implements Heard {}

        record Silence() implements Heard {}

        /// The host has gone; a serial port cannot tell.
        record Ended() implements Heard {}
    }

    /// Waits at most `millis`.
    Heard read(int millis) throws IOException;

    /// False: nobody is there, the bytes are lost.
    boolean write(byte[] bytes) throws IOException;

    /// Where a host finds it: `host:port`, or the path of a serial port.
    String address();

    boolean plugged();

    void plug() throws IOException;

    void unplug() throws IOException;

    @Override
    void close() throws IOException;
}

package vn.hospitalkiosk.device;

import java.time.Duration;

/// An open line to a device that speaks in bytes: a socket, a USB pipe. One thread reads, one writes; `close` from any thread ends both.
public interface ByteLine extends AutoCloseable {
    /// How a driver gets a line, again and again.
    interface Opener {
        /// @throws LineGoneException when there is nobody at the other end
        ByteLine open();
    }

    /// Waits for at least one byte.
    ///
    /// @return how many came
    /// @throws LineGoneException when the line is gone or was closed
    int read(byte[] into);

    /// Writes all of it, in portions.
    ///
    /// @param perPortion longest time one portion may take; after that the line is closed
    /// @throws LineGoneException when the line is gone, was closed, or stalls
    void write(byte[] bytes, Duration perPortion);

    /// Never throws.
    @Override
    void close();
}

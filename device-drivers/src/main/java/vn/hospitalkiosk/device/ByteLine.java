package vn.hospitalkiosk.device;

import java.time.Duration;
import java.util.Map;

/// An open line to a device that speaks in bytes: a socket, a USB pipe. One thread reads, one writes; `close` from any thread ends both.
public interface ByteLine extends AutoCloseable {
    /// How a driver gets a line, again and again.
    interface Opener {
        /// @throws LineGoneException when there is nobody at the other end
        ByteLine open();
    }

    /// What the transport knows of the other end, in words for technicians, in the order to show: maker, model, where it is plugged in. Shown only, never acted on.
    default Map<String, String> identity() {
        return Map.of();
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

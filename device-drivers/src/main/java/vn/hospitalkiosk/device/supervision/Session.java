package vn.hospitalkiosk.device.supervision;

import java.time.Duration;

/// One open device, from the moment it answered until it is lost. Made, tended and closed by its supervisor.
public interface Session extends AutoCloseable {
    /// Opens a device anew, each time it is called.
    interface Opener<S extends Session> {
        /// @throws vn.hospitalkiosk.device.LineGoneException when there is nobody at the other end
        /// @throws DeviceLostException when there is, but it does not answer as it should
        S open();
    }

    /// Looks after the device once: its heartbeat, what it says unasked, work that waits. May wait for the device, as long as `close` ends the waiting.
    ///
    /// @return the rest before the next look; `Supervisor.wake` cuts it short
    /// @throws vn.hospitalkiosk.device.LineGoneException when the line is gone
    /// @throws DeviceLostException when the device does not answer any more
    Duration tend();

    /// From any thread, at any time, more than once. Never throws.
    @Override
    void close();
}

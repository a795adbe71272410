package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a kiosk's devices are, `POST /kiosk/v1/devices`: told when something changed, and every minute.
public record DeviceNews(List<Device> devices) {
    private static final int MOST = 16;

    public enum State {
        CONNECTING,
        READY,
        /// Works, but somebody should come soon.
        ATTENTION,
        /// Does not work until somebody comes.
        FAULTY,
        /// Switched off or not configured.
        ABSENT
    }

    /// @param device word of its kind, `chip-reader`
    /// @param why of `ATTENTION` and `FAULTY`
    /// @param since of `FAULTY`, by the kiosk's clock
    public record Device(
            String device, State state, Optional<FailureCode> why, Optional<Instant> since) {
        /// @throws IllegalArgumentException when the device is no word
        public Device {
            if (!device.matches("[a-z-]{1,20}")) {
                throw new IllegalArgumentException("a device is named in lower case and hyphens");
            }
        }
    }

    /// @throws IllegalArgumentException when there are more devices than a kiosk has
    public DeviceNews {
        devices = List.copyOf(devices);
        if (devices.size() > MOST) {
            throw new IllegalArgumentException("a kiosk has at most " + MOST + " devices");
        }
    }
}

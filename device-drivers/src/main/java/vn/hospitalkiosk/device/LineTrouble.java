package vn.hospitalkiosk.device;

import java.util.Optional;

/// Why there is no line to a device, as far as the system tells: what a technician does about it differs.
public enum LineTrouble {
    /// Nothing with that name is plugged in, or nobody listens there.
    NOT_THERE,
    /// It is there, but this account may not use it.
    NOT_PERMITTED,
    /// Another program holds it.
    IN_USE,
    /// The system has no driver for it that we can talk through, or lacks a library.
    NO_DRIVER,
    /// More than one device fits its description.
    AMBIGUOUS,
    /// It is there and free, but does not take the settings, or is not what it should be.
    REFUSED,
    /// It was there and went away, or the cable broke.
    LOST,
    /// It is there but took nothing in time.
    STALLED;

    /// The failure code of a trouble that has a remedy of its own, whatever the device; empty when the device's own code for "not there" says it best.
    public Optional<String> code() {
        return switch (this) {
            case NOT_PERMITTED -> Optional.of("K51");
            case IN_USE -> Optional.of("K52");
            case NO_DRIVER -> Optional.of("K53");
            case AMBIGUOUS -> Optional.of("K54");
            case REFUSED -> Optional.of("K55");
            case NOT_THERE, LOST, STALLED -> Optional.empty();
        };
    }
}

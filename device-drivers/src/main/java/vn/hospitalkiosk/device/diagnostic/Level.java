package vn.hospitalkiosk.device.diagnostic;

/// How far a self-test may go; each does what those before it do.
public enum Level {
    /// Asks devices for their state; nothing moves.
    INTERNAL,
    /// Prints a test slip, moves a card, reads the card that lies there, triggers the scanner.
    EXTERNAL,
    /// Asks the technician what he sees.
    INTERACTIVE;

    public boolean includes(Level other) {
        return compareTo(other) >= 0;
    }
}

package vn.hospitalkiosk.device.cccd;

/// Carries the outcome of a read that cannot go on up to where the read began. No stack trace, no cause: those of libraries hold bytes of the card.
final class StopReading extends RuntimeException {
    private final transient ReadOutcome outcome;

    StopReading(ReadOutcome outcome) {
        super("the read ended early", null, false, false);
        this.outcome = outcome;
    }

    ReadOutcome outcome() {
        return outcome;
    }
}

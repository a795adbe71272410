package vn.hospitalkiosk.device.cccd;

import vn.hospitalkiosk.device.Failure;

/// How an attempt to read a card ended.
public sealed interface ReadOutcome {
    /// @param apdus command-response pairs used
    /// @param millis wall time from card found to last verdict
    record Read(CccdData data, TrustVerdicts trust, int apdus, long millis)
            implements ReadOutcome {}

    /// The card left the field before the end; nothing was kept. Code C12.
    record CardMoved(Failure failure) implements ReadOutcome {}

    /// The six digits do not belong to this card. Code C11.
    record WrongAccessNumber(Failure failure) implements ReadOutcome {}

    /// Not a CCCD: no ICAO application on it. Code C21.
    record NotACccd(Failure failure) implements ReadOutcome {}

    /// Chip read, but a check of its authenticity failed. Code C51. The patient is never accused.
    record NotGenuine(Failure failure, TrustVerdicts trust) implements ReadOutcome {}

    /// Anything else about this card. Code C33.
    record Unreadable(Failure failure) implements ReadOutcome {}

    /// The reader itself is gone or hangs. Codes C61, C62.
    record ReaderFault(Failure failure) implements ReadOutcome {}
}

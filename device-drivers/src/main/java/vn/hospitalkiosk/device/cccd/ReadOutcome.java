package vn.hospitalkiosk.device.cccd;

import vn.hospitalkiosk.device.Failure;

/// How an attempt to read a card ended.
public sealed interface ReadOutcome {
    /// @param apdus command-response pairs used
    /// @param millis wall time from card found to last verdict
    /// @param portrait the photograph, when it was asked for
    record Read(CccdData data, TrustVerdicts trust, int apdus, long millis, Portrait portrait)
            implements ReadOutcome {
        public Read(CccdData data, TrustVerdicts trust, int apdus, long millis) {
            this(data, trust, apdus, millis, new Portrait.NotAsked());
        }
    }

    /// The card left the field before the end; nothing was kept. Code C12.
    record CardMoved(Failure failure) implements ReadOutcome {}

    /// The six digits, or number and dates, do not belong to this card. Codes C11, C13.
    record WrongAccessNumber(Failure failure) implements ReadOutcome {}

    /// Not a CCCD: no ICAO application on it. Code C21.
    record NotACccd(Failure failure) implements ReadOutcome {}

    /// Chip read, but a check of its authenticity failed. Codes C51, C52. The patient is never accused.
    record NotGenuine(Failure failure, TrustVerdicts trust) implements ReadOutcome {}

    /// Anything else about this card. Codes C22, C33.
    record Unreadable(Failure failure) implements ReadOutcome {}

    /// The reader itself, or its service, is gone or hangs. Codes C61, C62, C63.
    record ReaderFault(Failure failure) implements ReadOutcome {}
}

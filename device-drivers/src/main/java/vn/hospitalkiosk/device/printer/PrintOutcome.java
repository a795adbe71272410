package vn.hospitalkiosk.device.printer;

import vn.hospitalkiosk.device.Failure;

/// What became of a print. UNKNOWN never reprints by itself.
public sealed interface PrintOutcome {
    /// The printer confirmed that everything before the process id is on paper.
    record Printed() implements PrintOutcome {}

    /// Nothing of the job was sent.
    record NotPrinted(Failure failure) implements PrintOutcome {}

    /// Some of it was sent, no confirmation came: it may lie in the tray, whole or in part.
    record Unknown(Failure failure) implements PrintOutcome {}
}

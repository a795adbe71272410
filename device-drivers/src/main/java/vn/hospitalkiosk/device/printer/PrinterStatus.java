package vn.hospitalkiosk.device.printer;

import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// What a printer knows of itself.
record PrinterStatus(
        boolean offline, boolean coverOpen, boolean paperOut, boolean error, boolean nearEnd) {
    private static final int OFFLINE = 0x08;
    private static final int COVER = 0x04;
    private static final int PAPER_STOP = 0x20;
    private static final int ERROR = 0x40;
    private static final int ROLL_NEAR_END = 0x0C;
    private static final int ROLL_END = 0x60;

    /// From the answers to DLE EOT 1, 2 and 4.
    static PrinterStatus asked(int printer, int cause, int roll) {
        return new PrinterStatus(
                (printer & OFFLINE) != 0,
                (cause & COVER) != 0,
                (cause & PAPER_STOP) != 0 || (roll & ROLL_END) != 0,
                (cause & ERROR) != 0,
                (roll & ROLL_NEAR_END) != 0);
    }

    /// From automatic status.
    static PrinterStatus told(Reply.AutomaticStatus told) {
        return new PrinterStatus(
                (told.printer() & 0x08) != 0,
                (told.printer() & 0x20) != 0,
                (told.paper() & 0x0C) != 0,
                (told.error() & 0x6C) != 0,
                (told.paper() & 0x03) != 0);
    }

    /// Why it cannot print now. What a person can put right first comes first.
    Optional<Failure> fault() {
        if (coverOpen) {
            return Optional.of(new Failure("P12", "the printer's cover is open"));
        }
        if (paperOut) {
            return Optional.of(new Failure("P11", "the printer has no paper"));
        }
        if (error) {
            return Optional.of(new Failure("P14", "the printer reports a fault of its mechanism"));
        }
        return offline
                ? Optional.of(new Failure("P13", "the printer is switched to offline"))
                : Optional.empty();
    }

    Optional<Failure> warning() {
        return nearEnd
                ? Optional.of(new Failure("P15", "the paper roll is near its end"))
                : Optional.empty();
    }
}

package vn.hospitalkiosk.device.printer;

import java.time.Duration;

/// Finds a beginning again with a printer that may be anywhere: in the middle of a picture, or with the rest of a slip still waiting in it. Belongs to the printer, outlives its lines.
final class Recovery {
    /// For the first answer on a fresh line, and for every heartbeat.
    static final Duration ANSWER = Duration.ofMillis(800);

    private static final Duration CLEARED = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(300);

    private final PrinterProfile profile;

    /// The rest of a slip may wait in the printer.
    private boolean leftOvers;

    /// A picture may have been cut short: the printer takes what comes for dots.
    private boolean midPicture;

    Recovery(PrinterProfile profile) {
        this.profile = profile;
    }

    /// @param lineLost what was written last may have arrived in part
    void slipCutShort(boolean lineLost) {
        leftOvers = true;
        midPicture |= lineLost;
    }

    boolean needed() {
        return leftOvers;
    }

    /// Until the printer answers and its settings are ours.
    ///
    /// @throws vn.hospitalkiosk.device.LineGoneException when it does not answer
    void begin(PrinterLine line) {
        if (midPicture || !line.answers(ANSWER)) {
            line.write("filler", EscPos.filler(profile.bandBytes()));
            midPicture = false;
        }
        line.asked(1, ANSWER);
        if (leftOvers) {
            settle(line);
        }
        line.write("initialise", EscPos.initialise());
        if (profile.realTime() == PrinterProfile.RealTimeInPictures.FORBIDDEN) {
            line.write("real time forbidden", EscPos.realTimeForbidden());
        }
        line.write("automatic status on", EscPos.automaticStatusOn());
    }

    /// When the paper is back, the rest of a slip must not come out for somebody else, nor its confirmation be taken for the next one's.
    ///
    /// @return whether the next slip may begin
    boolean settle(PrinterLine line) {
        if (line.cleared(CLEARED)) {
            leftOvers = false;
            return true;
        }
        // A clone that cannot clear: an id tells whose confirmation it is, GS r does not.
        leftOvers = profile.confirm() == PrinterProfile.Confirm.PAPER_STATUS && !workedOff(line);
        return !leftOvers;
    }

    private static boolean workedOff(PrinterLine line) {
        line.forgetConfirmations();
        line.write("paper status", EscPos.paperStatus());
        boolean heard = line.confirmation(CLEARED) != null;
        while (heard && line.confirmation(QUIET) != null) {
            // An older one came first.
        }
        return heard;
    }
}

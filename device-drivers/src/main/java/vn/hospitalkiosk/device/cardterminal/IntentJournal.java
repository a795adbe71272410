package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;

/// Where intents survive a power cut. Called on the threads that use the terminal; whoever implements it may hear there what became of an intent found open at start.
public interface IntentJournal {
    /// Safe on disk when it returns; when it throws, nothing is sent.
    void begin(Intent intent);

    /// Safe on disk when it returns: only then does the terminal hear that we have its answer.
    ///
    /// @param outcome final for the driver; `Unknown` here means that people decide
    void end(Intent intent, PaymentOutcome outcome);

    /// The intent that was begun and not ended; there is at most one.
    Optional<Intent> open();

    /// What ended approved since the batch was last closed; see [BatchTally#with].
    BatchTally batch();

    /// The terminal closed its batch: the next tally is empty. Safe on disk when it returns.
    void closeBatch();
}

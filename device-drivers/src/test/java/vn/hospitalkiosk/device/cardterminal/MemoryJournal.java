package vn.hospitalkiosk.device.cardterminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A journal in memory, which survives a driver's restart as a file would.
final class MemoryJournal implements IntentJournal {
    private @Nullable Intent open;
    private final List<PaymentOutcome> outcomes = new ArrayList<>();
    private BatchTally batch = BatchTally.EMPTY;
    private boolean broken;

    synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized void begin(Intent intent) {
        if (broken) {
            throw new IllegalStateException("the disk is full");
        }
        if (open != null) {
            throw new AssertionError("a second intent while one is open");
        }
        open = intent;
    }

    @Override
    public synchronized void end(Intent intent, PaymentOutcome outcome) {
        open = null;
        outcomes.add(outcome);
        batch = batch.with(intent, outcome);
    }

    @Override
    public synchronized Optional<Intent> open() {
        return Optional.ofNullable(open);
    }

    @Override
    public synchronized BatchTally batch() {
        return batch;
    }

    @Override
    public synchronized void closeBatch() {
        batch = BatchTally.EMPTY;
    }

    synchronized List<PaymentOutcome> outcomes() {
        return List.copyOf(outcomes);
    }
}

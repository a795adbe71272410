package vn.hospitalkiosk.device.cardterminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;

/// A process of its own that sells once and dies on the way, as in a power cut: nothing is closed, nothing is flushed.
public final class DoomedDriver {
    static final int DEAD = 7;
    static final Order ORDER = new Order(new TerminalReference("K03-000017"), 150_000);

    /// Where it dies.
    enum Step {
        BEFORE_INTENT,
        AFTER_INTENT,
        AFTER_ORDER_SENT,
        AFTER_FIRST_BYTES_HEARD,
        BEFORE_OUTCOME,
        AFTER_OUTCOME_BEFORE_ACK,
        AFTER_ACK
    }

    private final Step step;
    private volatile boolean armed;
    private volatile boolean sent;

    private DoomedDriver(Step step) {
        this.step = step;
    }

    /// @param args address, dialect, journal, step
    public static void main(String[] args) {
        DoomedDriver doomed = new DoomedDriver(Step.valueOf(args[3]));
        ByteLine.Opener line = Wired.line(args[0]);
        EcrCardTerminal driver =
                Wired.driver(
                        Dialect.valueOf(args[1]),
                        new AmountScale(0),
                        () -> doomed.new Line(line.open()),
                        doomed.new Journal(new FileJournal(Path.of(args[2]))),
                        Duration.ofMinutes(1));
        Until.found(driver);
        driver.sale(ORDER);
        Runtime.getRuntime().halt(0);
    }

    private void at(Step here) {
        if (here == step) {
            Runtime.getRuntime().halt(DEAD);
        }
    }

    private final class Journal implements IntentJournal {
        private final IntentJournal file;

        Journal(IntentJournal file) {
            this.file = file;
        }

        @Override
        public void begin(Intent intent) {
            at(Step.BEFORE_INTENT);
            file.begin(intent);
            at(Step.AFTER_INTENT);
            armed = true;
        }

        @Override
        public void end(Intent intent, PaymentOutcome outcome) {
            at(Step.BEFORE_OUTCOME);
            file.end(intent, outcome);
            at(Step.AFTER_OUTCOME_BEFORE_ACK);
        }

        @Override
        public Optional<Intent> open() {
            return file.open();
        }

        @Override
        public BatchTally batch() {
            return file.batch();
        }

        @Override
        public void closeBatch() {
            file.closeBatch();
        }
    }

    private final class Line implements ByteLine {
        private final ByteLine line;

        Line(ByteLine line) {
            this.line = line;
        }

        @Override
        public int read(byte[] into) {
            int count = line.read(into);
            if (sent) {
                at(Step.AFTER_FIRST_BYTES_HEARD);
            }
            return count;
        }

        @Override
        public void write(byte[] bytes, Duration perPortion) {
            line.write(bytes, perPortion);
            if (sent) {
                at(Step.AFTER_ACK);
            }
            if (armed) {
                sent = true;
                at(Step.AFTER_ORDER_SENT);
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }
}

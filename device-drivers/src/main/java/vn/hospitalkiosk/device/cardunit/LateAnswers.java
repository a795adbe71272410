package vn.hospitalkiosk.device.cardunit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Which commands may still be answered. An answer names its command by CM and PM and by nothing else: one that comes late, or twice, would pass for the answer to the next like command. Outlives the line, since a unit keeps its power while its cable is out. Thread-safe.
final class LateAnswers {
    private record Like(int cm, int pm) {
        static Like of(CardUnitCommand command) {
            return new Like(command.cm(), command.pm());
        }
    }

    /// @param owedNanos until when an answer may come that never came
    /// @param copyNanos until when any answer may come, be it a second copy
    private record Expected(long owedNanos, long copyNanos) {}

    private final Duration late;
    private final Duration copy;
    private final Map<Like, Expected> expected = new HashMap<>();

    /// @param late for so long after an exchange without end, its answer may come
    /// @param copy for so long after an answer, the same may come again
    LateAnswers(Duration late, Duration copy) {
        this.late = late;
        this.copy = copy;
    }

    /// An exchange is over.
    ///
    /// @param begunNanos when it began
    /// @param answered or refused, and no copy of the command met silence
    synchronized void over(CardUnitCommand command, long begunNanos, boolean answered) {
        long now = System.nanoTime();
        Expected before =
                expected.getOrDefault(Like.of(command), new Expected(begunNanos, begunNanos));
        // What was taken for the answer may have been an older one: then the own one is owed.
        boolean own = answered && before.owedNanos() - begunNanos <= 0;
        long owed = own ? now : now + late.toNanos();
        expected.put(Like.of(command), new Expected(owed, later(owed, now + copy.toNanos())));
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /// How long until an answer to such a command can be no older one that went missing.
    synchronized Duration untilSettled(CardUnitCommand command) {
        Expected known = expected.get(Like.of(command));
        return known == null ? Duration.ZERO : left(known.owedNanos());
    }

    /// How long until an answer to such a command can be no older one at all.
    synchronized Duration untilProof(CardUnitCommand command) {
        Expected known = expected.get(Like.of(command));
        return known == null ? Duration.ZERO : left(known.copyNanos());
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}

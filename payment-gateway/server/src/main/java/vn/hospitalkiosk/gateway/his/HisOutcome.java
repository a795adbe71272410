package vn.hospitalkiosk.gateway.his;

import java.util.function.Function;

/// What became of a command to a HIS.
public sealed interface HisOutcome<T> {
    record Done<T>(T value) implements HisOutcome<T> {}

    /// An earlier sending of the same key had done it; the value is that of then, as the HIS has it now.
    record AlreadyDone<T>(T value) implements HisOutcome<T> {}

    /// Nothing was done.
    ///
    /// @param reason the HIS's words, for the log; no personal data
    record Rejected<T>(HisRefusal why, String reason) implements HisOutcome<T> {
        public Rejected(String reason) {
            this(HisRefusal.OTHER, reason);
        }
    }

    /// No answer, or one that does not tell: it may have happened. The same command again searches before it sends; another key never.
    record Unknown<T>(String reason) implements HisOutcome<T> {}

    /// This HIS cannot do that: it is done at the desk, and the kiosk says so.
    record NotOffered<T>() implements HisOutcome<T> {}

    static <T> HisOutcome<T> of(boolean alreadyDone, T value) {
        return alreadyDone ? new AlreadyDone<>(value) : new Done<>(value);
    }

    /// An answer that found or made something, as the outcome of a command.
    static <T, R> HisOutcome<R> of(
            HisAnswer<T> answer, Function<? super T, HisOutcome<R>> whenDone) {
        return switch (answer) {
            case HisAnswer.Done<T>(T value) -> whenDone.apply(value);
            case HisAnswer.Rejected<T>(HisRefusal why, String reason) ->
                    new Rejected<>(why, reason);
            case HisAnswer.Unknown<T>(String reason) -> new Unknown<>(reason);
            case HisAnswer.NotOffered<T>() -> new NotOffered<>();
        };
    }
}

package vn.hospitalkiosk.gateway.his;

import java.util.function.Function;

/// What a HIS can answer to a question. To a command: [HisOutcome].
public sealed interface HisAnswer<T> {
    record Done<T>(T value) implements HisAnswer<T> {}

    /// @param reason the HIS's words, for the log; no personal data
    record Rejected<T>(HisRefusal why, String reason) implements HisAnswer<T> {
        public Rejected(String reason) {
            this(HisRefusal.OTHER, reason);
        }
    }

    /// No answer, or one that does not tell.
    record Unknown<T>(String reason) implements HisAnswer<T> {}

    /// This HIS cannot do that.
    record NotOffered<T>() implements HisAnswer<T> {}

    /// Goes on with the value of [Done]; every other answer stays what it is.
    default <R> HisAnswer<R> then(Function<? super T, HisAnswer<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Rejected<T>(HisRefusal why, String reason) -> new Rejected<>(why, reason);
            case Unknown<T>(String reason) -> new Unknown<>(reason);
            case NotOffered<T>() -> new NotOffered<>();
        };
    }
}

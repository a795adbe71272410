package vn.hospitalkiosk.gateway.his;

import java.util.function.Function;

/// What a HIS can answer to anything.
public sealed interface HisAnswer<T> {
    record Done<T>(T value) implements HisAnswer<T> {}

    /// @param reason the HIS's words, for the log; no personal data
    record Rejected<T>(String reason) implements HisAnswer<T> {}

    /// No answer, or one that does not tell: it may have happened. Searched again, never blindly resent.
    record Unknown<T>(String reason) implements HisAnswer<T> {}

    /// This HIS cannot do that.
    record NotOffered<T>() implements HisAnswer<T> {}

    /// Goes on with the value of [Done]; every other answer stays what it is.
    default <R> HisAnswer<R> then(Function<? super T, HisAnswer<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Rejected<T>(String reason) -> new Rejected<>(reason);
            case Unknown<T>(String reason) -> new Unknown<>(reason);
            case NotOffered<T>() -> new NotOffered<>();
        };
    }
}

package vn.hospitalkiosk.gateway.his.bridge;

import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// What one call of HisBridge gave, read as README.md "Answers" says.
sealed interface BridgeReply<T> {
    record Done<T>(T value) implements BridgeReply<T> {}

    record Refused<T>(HisRefusal why, String reason) implements BridgeReply<T> {}

    /// 404 without a code of the list.
    record NotThere<T>() implements BridgeReply<T> {}

    record NotOffered<T>() implements BridgeReply<T> {}

    /// It may have happened.
    ///
    /// @param lost the connection broke before an answer came
    record Unknown<T>(String reason, boolean lost) implements BridgeReply<T> {}

    default HisAnswer<T> answer() {
        return switch (this) {
            case Done<T>(T value) -> new HisAnswer.Done<>(value);
            case Refused<T>(HisRefusal why, String reason) -> new HisAnswer.Rejected<>(why, reason);
            case NotThere<T>() -> new HisAnswer.Rejected<>("not there");
            case NotOffered<T>() -> new HisAnswer.NotOffered<>();
            case Unknown<T>(String reason, _) -> new HisAnswer.Unknown<>(reason);
        };
    }

    /// For everything but [Done].
    default <R> HisOutcome<R> failure() {
        return switch (this) {
            case Done<T> _ -> throw new IllegalStateException("a success is no failure");
            case Refused<T>(HisRefusal why, String reason) ->
                    new HisOutcome.Rejected<>(why, reason);
            case NotThere<T>() -> new HisOutcome.Rejected<>("not there");
            case NotOffered<T>() -> new HisOutcome.NotOffered<>();
            case Unknown<T>(String reason, _) -> new HisOutcome.Unknown<>(reason);
        };
    }
}

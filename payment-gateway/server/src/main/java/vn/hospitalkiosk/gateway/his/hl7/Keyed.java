package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.model.Message;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Does something at the HIS once per key, whatever happens to the answer: looks for the key, sends, looks again.
///
/// Nothing but finding the key counts as done: an interface engine acknowledges for itself, and a HIS may say AE after the work. Only a broken connection after which
/// nothing is found is tried once more, with the same message to the byte.
final class Keyed<T> {
    private final Hl7Door door;
    private final String what;
    private final Supplier<HisAnswer<Optional<T>>> find;
    private final Supplier<HisAnswer<Message>> command;

    /// @param what for the log
    /// @param find what stands at the HIS under the key
    /// @param command made only when nothing does
    Keyed(
            Hl7Door door,
            String what,
            Supplier<HisAnswer<Optional<T>>> find,
            Supplier<HisAnswer<Message>> command) {
        this.door = door;
        this.what = what;
        this.find = find;
        this.command = command;
    }

    HisOutcome<T> once() {
        return found(true, () -> HisOutcome.of(command.get(), message -> attempt(message, true)));
    }

    private HisOutcome<T> attempt(Message message, boolean mayRepeat) {
        return switch (door.tell(what, message)) {
            case Told.Accepted _ ->
                    found(
                            false,
                            () ->
                                    new HisOutcome.Unknown<>(
                                            what + ": acknowledged, not in the HIS's books yet"));
            case Told.Refused(HisRefusal why, String reason) ->
                    found(true, () -> new HisOutcome.Rejected<>(why, what + ": " + reason));
            case Told.NotOffered() -> new HisOutcome.NotOffered<>();
            case Told.Unclear(String reason, boolean lost) ->
                    found(
                            true,
                            () ->
                                    lost && mayRepeat
                                            ? attempt(message, false)
                                            : new HisOutcome.Unknown<>(what + ": " + reason));
        };
    }

    private HisOutcome<T> found(boolean existed, Supplier<HisOutcome<T>> whenNone) {
        return switch (find.get()) {
            case HisAnswer.Done<Optional<T>>(Optional<T> one) ->
                    one.map(value -> HisOutcome.of(existed, value)).orElseGet(whenNone);
            case HisAnswer.Rejected<Optional<T>>(HisRefusal why, String reason)
                    when why == HisRefusal.KEY_REUSED ->
                    new HisOutcome.Rejected<>(why, what + ": " + reason);
            case HisAnswer.Rejected<Optional<T>>(_, String reason) ->
                    new HisOutcome.Unknown<>(what + ": " + reason);
            case HisAnswer.Unknown<Optional<T>>(String reason) ->
                    new HisOutcome.Unknown<>(what + ": " + reason);
            case HisAnswer.NotOffered<Optional<T>>() -> new HisOutcome.NotOffered<>();
        };
    }
}

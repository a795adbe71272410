package vn.hospitalkiosk.gateway.psp;

import vn.hospitalkiosk.api.Vnd;

/// What a psp says about one order, whichever way we heard it: callback, answer to a question, later a statement line.
public sealed interface PspReport {
    /// Whether it decides something: worth keeping as evidence.
    default boolean isFinal() {
        return switch (this) {
            case Paid _, Declined _, Cancelled _, Expired _ -> true;
            case TakenBack _, Settled _ -> true;
            case Waiting _, Begun _, Processing _, Unclear _, NotFound _, Silent _ -> false;
        };
    }

    /// Money was taken.
    ///
    /// @param transaction the psp's id of the movement of money
    record Paid(Vnd amount, String transaction) implements PspReport {}

    /// The order is there and its payer has not paid.
    record Waiting() implements PspReport {}

    /// The payer has the order before the eyes, scanned and not paid yet. Told by the few psps that ask us before they take money.
    record Begun() implements PspReport {}

    /// Money may be moving right now, or the psp speaks in a code we do not know.
    record Processing(String reason) implements PspReport {}

    /// It was asked, and cannot tell whether money moved: somebody must look.
    record Unclear(String reason) implements PspReport {}

    /// Money was taken and given back at once by whoever took it: nothing stays.
    ///
    /// @param transaction of the taking
    record TakenBack(String transaction) implements PspReport {}

    /// What was taken stands in a settlement that agrees with us: the money is final.
    record Settled(String settlement) implements PspReport {}

    /// Final: not paid.
    record Declined(String reason) implements PspReport {}

    /// Final: cancelled by the payer or by us.
    record Cancelled(String reason) implements PspReport {}

    /// Final: the order's time is over, not paid.
    record Expired() implements PspReport {}

    /// The psp does not know the order, yet.
    record NotFound() implements PspReport {}

    /// No usable answer.
    record Silent(String reason) implements PspReport {}
}

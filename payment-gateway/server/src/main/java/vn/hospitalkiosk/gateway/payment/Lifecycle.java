package vn.hospitalkiosk.gateway.payment;

import java.util.Optional;
import vn.hospitalkiosk.gateway.ledger.Journal;

/// The life of a payment, one table. No row may be missing: there is no `default`.
///
/// Evidence has a rank, money over proof of no money over nothing, and no event ever lowers it; so the order and repetition of evidence do not matter.
/// The one exception is meant: whether money is late is itself a question of order (it came after we had closed and told the patient).
/// Repeated evidence of the same transaction never reaches this table; [PaymentBook] knows it by the psp's transaction id.
final class Lifecycle {
    private Lifecycle() {}

    record Step(State state, Event event) {}

    sealed interface Result {}

    /// @param booking what the ledger books, when money came
    record Moved(State next, Optional<Journal.Kind> booking) implements Result {}

    record Ignored(String why) implements Result {}

    /// For a person: two pieces of evidence contradict each other.
    record Conflict(String why) implements Result {}

    static Result next(State state, Event event) {
        return switch (new Step(state, event)) {
            case Step(State.Unresolved _, Event.Placed _) -> to(new State.AwaitingPayer());
            case Step(State.AwaitingPayer _, Event.Placed _) -> ignored("already placed");
            case Step(State.Closed _, Event.Placed _) -> ignored("already closed");
            case Step(State.Money _, Event.Placed _) -> ignored("already paid");

            case Step(State.Open _, Event.NotPlaced _) -> to(new State.ClosedDeclined());
            case Step(State.Closed _, Event.NotPlaced _) -> ignored("already closed");
            case Step(State.Money _, Event.NotPlaced _) ->
                    conflict("money for an order the psp had refused");
            case Step(State _, Event.NothingNew _) -> ignored("nothing new");
            case Step(State.AwaitingPayer _, Event.Doubt _) -> to(new State.Unresolved());
            case Step(State.Unresolved _, Event.Doubt _) -> ignored("still unresolved");
            case Step(State.Closed _, Event.Doubt _) -> ignored("already closed");
            case Step(State.Money _, Event.Doubt _) -> ignored("already paid");

            case Step(State.Open _, Event.Declined _) -> to(new State.ClosedDeclined());
            case Step(State.Open _, Event.Cancelled _) -> to(new State.ClosedCancelled());
            case Step(State.Open _, Event.Expired _) -> to(new State.ClosedExpired());

            // Among proofs of no money the more telling one names the state: declined, cancelled,
            // expired.
            case Step(State.ClosedDeclined _, Event.Declined _) -> ignored("already declined");
            case Step(State.ClosedCancelled _, Event.Declined _) -> to(new State.ClosedDeclined());
            case Step(State.ClosedExpired _, Event.Declined _) -> to(new State.ClosedDeclined());
            case Step(State.ClosedDeclined _, Event.Cancelled _) -> ignored("already declined");
            case Step(State.ClosedCancelled _, Event.Cancelled _) -> ignored("already cancelled");
            case Step(State.ClosedExpired _, Event.Cancelled _) -> to(new State.ClosedCancelled());
            case Step(State.Closed _, Event.Expired _) -> ignored("already closed");

            case Step(State.Money _, Event.Declined _) -> conflict("declined after paid");
            case Step(State.Money _, Event.Cancelled _) -> conflict("cancelled after paid");
            case Step(State.Money _, Event.Expired _) -> conflict("expired after paid");
            case Step(State at, Event.OfMoney what) -> ofMoney(at, what);

            case Step(State.Open _, Event.Paid _) -> to(new State.Captured(), Journal.Kind.CAPTURE);
            case Step(State.Closed _, Event.Paid _) ->
                    to(new State.CapturedLate(), Journal.Kind.CAPTURE_LATE);
            case Step(State.Money _, Event.Paid _) ->
                    to(new State.CapturedTwice(), Journal.Kind.CAPTURE_TWICE);

            case Step(State _, Event.PaidAgain _) ->
                    to(new State.CapturedTwice(), Journal.Kind.CAPTURE_TWICE);
            case Step(State.Open _, Event.PaidOther _) ->
                    to(new State.AmountDiffers(), Journal.Kind.CAPTURE_DIFFERS);
            case Step(State.Closed _, Event.PaidOther _) ->
                    to(new State.AmountDiffers(), Journal.Kind.CAPTURE_DIFFERS);
            case Step(State.Money _, Event.PaidOther _) ->
                    to(new State.CapturedTwice(), Journal.Kind.CAPTURE_DIFFERS);
        };
    }

    private record OfMoney(State state, Event.OfMoney event) {}

    /// What becomes of money after it was taken.
    private static Result ofMoney(State at, Event.OfMoney what) {
        return switch (new OfMoney(at, what)) {
            case OfMoney(State.Captured _, Event.Settled _) -> to(new State.Settled());
            case OfMoney(State.Money _, Event.Settled _) ->
                    ignored("settled, and still a case for people");
            case OfMoney(State.Open _, Event.Settled _) -> conflict("settled and never taken");
            case OfMoney(State.Closed _, Event.Settled _) -> conflict("settled and closed unpaid");

            // Only late money was all that stood between this payment and its bill.
            case OfMoney(State.CapturedLate _, Event.Applied _) -> to(new State.Captured());
            case OfMoney(State.Money _, Event.Applied _) -> ignored("still a case for people");
            case OfMoney(State.Open _, Event.Applied _) -> conflict("applied and never taken");
            case OfMoney(State.Closed _, Event.Applied _) -> conflict("applied and closed unpaid");

            case OfMoney(State.Open _, Event.TakenBack _) -> to(new State.ClosedDeclined());
            case OfMoney(State.Closed _, Event.TakenBack _) -> ignored("nothing was kept");
            case OfMoney(State.Money _, Event.TakenBack _) -> conflict("taken back after paid");
        };
    }

    private static Result to(State next) {
        return new Moved(next, Optional.empty());
    }

    private static Result to(State next, Journal.Kind booking) {
        return new Moved(next, Optional.of(booking));
    }

    private static Result ignored(String why) {
        return new Ignored(why);
    }

    private static Result conflict(String why) {
        return new Conflict(why);
    }
}

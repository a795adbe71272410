package vn.hospitalkiosk.gateway.refund;

/// The life of a refund, one table. No row may be missing: there is no `default`.
///
/// Evidence has a rank, money gone back over proof that it did not over nothing; the order and repetition of decisive evidence do not matter.
/// Between Sent and Unresolved the last word counts, because neither decides anything.
final class RefundLifecycle {
    private RefundLifecycle() {}

    record Step(Stage stage, RefundEvent event) {}

    sealed interface Result {}

    /// @param books the ledger books money that went back
    record Moved(Stage next, boolean books) implements Result {}

    record Ignored(String why) implements Result {}

    /// For a person: it contradicts what is known.
    record Conflict(String why) implements Result {}

    static Result next(Stage stage, RefundEvent event) {
        return switch (new Step(stage, event)) {
            case Step(Stage.Requested _, RefundEvent.Approve _) -> to(new Stage.Approved());
            case Step(Stage.Approved _, RefundEvent.Approve _) -> ignored("already approved");
            case Step(Stage.Moving _, RefundEvent.Approve _) -> ignored("already sent");
            case Step(Stage.Refunded _, RefundEvent.Approve _) -> ignored("already refunded");
            case Step(Stage.Refused _, RefundEvent.Approve _) -> ignored("already refused");

            case Step(Stage.Waiting _, RefundEvent.TurnDown _) -> to(new Stage.Refused());
            case Step(Stage.Moving _, RefundEvent.TurnDown _) -> ignored("already sent");
            case Step(Stage.Refunded _, RefundEvent.TurnDown _) -> ignored("already refunded");
            case Step(Stage.Refused _, RefundEvent.TurnDown _) -> ignored("already refused");

            case Step(Stage.Requested _, RefundEvent.Sending _) -> ignored("not approved");
            case Step(Stage.Approved _, RefundEvent.Sending _) -> to(new Stage.Sent());
            case Step(Stage.Moving _, RefundEvent.Sending _) -> ignored("sent before");
            case Step(Stage.Refunded _, RefundEvent.Sending _) -> ignored("already refunded");
            case Step(Stage.Refused _, RefundEvent.Sending _) -> ignored("already refused");

            case Step(Stage.Waiting _, RefundEvent.NotSent _) -> ignored("nothing was to be sent");
            case Step(Stage.Sent _, RefundEvent.NotSent _) -> to(new Stage.Approved());
            // An earlier sending may have left.
            case Step(Stage.Unresolved _, RefundEvent.NotSent _) -> ignored("still unresolved");
            case Step(Stage.Refunded _, RefundEvent.NotSent _) -> ignored("already refunded");
            case Step(Stage.Refused _, RefundEvent.NotSent _) -> ignored("already refused");

            case Step(Stage.Requested _, RefundEvent.Done _) ->
                    conflict("money went back that nobody approved");
            case Step(Stage.Approved _, RefundEvent.Done _) -> books();
            case Step(Stage.Moving _, RefundEvent.Done _) -> books();
            case Step(Stage.Refused _, RefundEvent.Done _) -> books();
            case Step(Stage.Refunded _, RefundEvent.Done _) -> ignored("already refunded");

            case Step(Stage.Waiting _, RefundEvent.Pending _) -> conflict("pending, never sent");
            case Step(Stage.Sent _, RefundEvent.Pending _) -> ignored("the psp is at it");
            case Step(Stage.Unresolved _, RefundEvent.Pending _) -> to(new Stage.Sent());
            case Step(Stage.Refunded _, RefundEvent.Pending _) -> ignored("already refunded");
            case Step(Stage.Refused _, RefundEvent.Pending _) ->
                    conflict("the psp works on a refund it had refused");

            case Step(Stage.Requested _, RefundEvent.Denied _) -> ignored("not approved");
            case Step(Stage.Approved _, RefundEvent.Denied _) -> ignored("never sent");
            case Step(Stage.Moving _, RefundEvent.Denied _) -> to(new Stage.Refused());
            case Step(Stage.Refunded _, RefundEvent.Denied _) -> conflict("refused after refunded");
            case Step(Stage.Refused _, RefundEvent.Denied _) -> ignored("already refused");

            case Step(Stage.Waiting _, RefundEvent.NotKnown _) -> ignored("never sent");
            case Step(Stage.Sent _, RefundEvent.NotKnown _) -> to(new Stage.Unresolved());
            case Step(Stage.Unresolved _, RefundEvent.NotKnown _) -> ignored("still unresolved");
            case Step(Stage.Refunded _, RefundEvent.NotKnown _) -> ignored("already refunded");
            case Step(Stage.Refused _, RefundEvent.NotKnown _) -> ignored("already refused");
        };
    }

    private static Result to(Stage next) {
        return new Moved(next, false);
    }

    private static Result books() {
        return new Moved(new Stage.Refunded(), true);
    }

    private static Result ignored(String why) {
        return new Ignored(why);
    }

    private static Result conflict(String why) {
        return new Conflict(why);
    }
}

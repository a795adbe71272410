package vn.hospitalkiosk.gateway.payment;

/// What evidence means for one payment. [Judge] makes events of psp reports; nothing else does, but for the two answers to placing the order.
sealed interface Event {
    /// The psp took the order and gave a QR.
    record Placed() implements Event {}

    /// The psp refused the order.
    record NotPlaced() implements Event {}

    /// Heard something, or nothing, that decides nothing yet.
    record NothingNew() implements Event {}

    /// A moment at which we should know (QR over, cancel asked) and do not.
    record Doubt() implements Event {}

    /// Proof that nothing was taken: the psp or the payer declined.
    record Declined() implements Event {}

    /// Proof that nothing was taken: unpaid when its time was over.
    record Expired() implements Event {}

    /// Proof that nothing was taken: unpaid when it was cancelled.
    record Cancelled() implements Event {}

    /// The amount asked came, and nobody has paid the bill yet.
    record Paid() implements Event {}

    /// The amount asked came, for a bill already paid or by another transaction than the first.
    record PaidAgain() implements Event {}

    /// About money that was taken.
    sealed interface OfMoney extends Event {}

    /// The money stands in a settlement that agrees with us.
    record Settled() implements OfMoney {}

    /// Money that came late pays its bill now.
    record Applied() implements OfMoney {}

    /// What was taken was given back at once by whoever took it.
    record TakenBack() implements OfMoney {}

    /// Another amount came.
    record PaidOther() implements Event {}
}

package vn.hospitalkiosk.gateway.refund;

/// What happens to a refund.
sealed interface RefundEvent {
    /// A second person agreed, or none was needed.
    record Approve() implements RefundEvent {}

    record TurnDown() implements RefundEvent {}

    /// The next byte may leave.
    record Sending() implements RefundEvent {}

    /// No byte had left.
    record NotSent() implements RefundEvent {}

    /// Evidence: the money went back.
    record Done() implements RefundEvent {}

    /// The psp knows it and works on it.
    record Pending() implements RefundEvent {}

    /// Evidence: nothing went back and nothing will.
    record Denied() implements RefundEvent {}

    /// No usable answer.
    record NotKnown() implements RefundEvent {}
}

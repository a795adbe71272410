package vn.hospitalkiosk.device.link;

/// What moves an exchange on.
sealed interface ExchangeEvent {
    record Acknowledged() implements ExchangeEvent {}

    record Refused() implements ExchangeEvent {}

    record Progressed() implements ExchangeEvent {}

    /// An answer to this very command.
    @SuppressWarnings("ArrayRecordComponent") // wiped by its taker: a copy would outlive that
    record Answer(byte[] payload) implements ExchangeEvent {}

    /// The time for the present state is over.
    record TimeUp() implements ExchangeEvent {}

    record LineGone() implements ExchangeEvent {}
}

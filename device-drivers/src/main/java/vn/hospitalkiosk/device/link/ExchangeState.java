package vn.hospitalkiosk.device.link;

/// How far one command is.
sealed interface ExchangeState {
    /// @param sends how often the frame went out
    /// @param unheard one of them met silence: the device may have taken it
    record AwaitAck(int sends, boolean unheard) implements ExchangeState {}

    /// The device has it. From here on nothing is ever sent again.
    record AwaitAnswer() implements ExchangeState {}
}

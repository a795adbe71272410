package vn.hospitalkiosk.device.link;

/// What an exchange does next.
sealed interface ExchangeStep {
    record Wait(ExchangeState next) implements ExchangeStep {}

    /// Send the same frame once more, then wait.
    record SendAgain(ExchangeState next) implements ExchangeStep {}

    record Finish(ExchangeEnd end) implements ExchangeStep {}
}

package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// What became of an order.
public sealed interface PaymentOutcome {
    /// @param foundAfterwards the answer was lost, and the terminal's last transaction told
    record Approved(Receipt receipt, boolean foundAfterwards) implements PaymentOutcome {}

    /// The issuer or the terminal said no.
    ///
    /// @param code the terminal's own
    /// @param text the terminal's, bounded, any number in it masked
    record Declined(String code, String text) implements PaymentOutcome {}

    /// The terminal took another amount than it was asked for, and was told at once to take it back (T32).
    ///
    /// @param receipt with the amount taken; 0 when that is no whole đồng
    /// @param takenBack for sure; otherwise people decide, and the terminal goes on
    record TookOther(Receipt receipt, boolean takenBack) implements PaymentOutcome {}

    /// The payer gave up at the terminal.
    record Cancelled() implements PaymentOutcome {}

    /// The terminal did not do it, for sure.
    record NotStarted(Failure failure) implements PaymentOutcome {}

    /// Money may or may not have moved, and nothing is repeated. T22: the intent stays open, and the terminal takes no other order, until it is known. T25: the terminal cannot tell; people decide, and the terminal goes on.
    record Unknown(Failure failure) implements PaymentOutcome {}

    /// What proves a movement of money.
    ///
    /// @param trace the terminal's number, needed to void
    /// @param by empty where the terminal does not name itself
    record Receipt(
            TerminalReference reference,
            long amountVnd,
            Optional<String> trace,
            Optional<String> approvalCode,
            Optional<String> retrievalReference,
            Optional<MaskedPan> card,
            Optional<TerminalName> by) {}
}

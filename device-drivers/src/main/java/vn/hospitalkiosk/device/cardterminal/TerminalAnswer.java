package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import java.util.OptionalLong;

/// What a terminal answered, masked. A field the terminal did not send is empty.
///
/// @param code the terminal's own word for the result
/// @param amountVnd whole đồng; -1 when the terminal's figure is no whole đồng
/// @param trace the terminal's number of the transaction (trace, STAN)
record TerminalAnswer(
        Result result,
        String code,
        Optional<String> reference,
        OptionalLong amountVnd,
        Optional<String> trace,
        Optional<String> approvalCode,
        Optional<String> retrievalReference,
        Optional<MaskedPan> pan,
        Optional<TerminalTime> time,
        Optional<TerminalName> by,
        String text) {
    enum Result {
        APPROVED,
        DECLINED,
        /// By the payer, at the terminal.
        CANCELLED,
        /// Neither yes nor no; a person must look.
        UNCLEAR,
        /// It was taken back.
        VOIDED,
        /// It knows no such transaction.
        NOTHING_KNOWN
    }
}

package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// What a card terminal said about one payment, told by its kiosk until it is acknowledged. `POST /kiosk/v1/payments/{payment}/terminal-reports`; the same report may come any number of times.
///
/// @param amount what the terminal took, in the cases in which it took something
/// @param card first six and last four digits at most
/// @param trace the terminal's number of the transaction
/// @param retrievalReference the acquirer's (RRN)
/// @param terminal TID; empty where the terminal does not name itself
/// @param merchant MID
/// @param codec the language the kiosk and the terminal speak
/// @param at by the kiosk's clock
/// @param why of `NOT_STARTED` and `UNKNOWN`; a code of `docs/failure-codes.md`
public record TerminalReport(
        Outcome outcome,
        Optional<Vnd> amount,
        Optional<String> card,
        Optional<String> trace,
        Optional<String> approvalCode,
        Optional<String> retrievalReference,
        Optional<String> terminal,
        Optional<String> merchant,
        String codec,
        Instant at,
        Optional<FailureCode> why) {
    private static final String MASKED = "(?:[0-9]{6})?\\*{3,9}[0-9*]{4}";
    private static final String NUMBER = "[0-9A-Za-z]{1,12}";

    public enum Outcome {
        APPROVED,
        /// By the bank or the terminal.
        DECLINED,
        /// By the payer, or nobody showed a card.
        CANCELLED,
        /// Nothing was sent to the terminal, or it took nothing, for sure.
        NOT_STARTED,
        /// It took another amount than it was asked for, and has it.
        OTHER_AMOUNT,
        /// It took money and gave it back: the sale is void.
        TAKEN_BACK,
        /// The terminal cannot tell, or was not heard yet.
        UNKNOWN
    }

    /// @throws IllegalArgumentException when a card number is not masked, or a text cannot be what it says
    public TerminalReport {
        boolean took =
                switch (outcome) {
                    case APPROVED, OTHER_AMOUNT, TAKEN_BACK -> true;
                    case DECLINED, CANCELLED, NOT_STARTED, UNKNOWN -> false;
                };
        if (took != amount.isPresent() || amount.map(sum -> !sum.isPositive()).orElse(false)) {
            throw new IllegalArgumentException("an amount stands where money was taken");
        }
        if (!card.map(number -> number.matches(MASKED)).orElse(true)) {
            throw new IllegalArgumentException("a card number must be masked");
        }
        number("trace", trace);
        number("approvalCode", approvalCode);
        number("retrievalReference", retrievalReference);
        number("terminal", terminal);
        if (!merchant.map(id -> id.matches("[0-9A-Za-z]{1,15}")).orElse(true)
                || !codec.matches("[a-z0-9-]{1,20}")) {
            throw new IllegalArgumentException("not a merchant, or not a codec");
        }
    }

    /// At most twelve characters: no whole card number fits.
    private static void number(String what, Optional<String> text) {
        if (!text.map(value -> value.matches(NUMBER)).orElse(true)) {
            throw new IllegalArgumentException("not a " + what);
        }
    }
}

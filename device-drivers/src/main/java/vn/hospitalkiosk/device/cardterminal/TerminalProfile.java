package vn.hospitalkiosk.device.cardterminal;

import java.time.Duration;
import java.time.ZoneId;

/// How patient the driver is with a terminal.
///
/// @param answerWithin from ACK, or the latest progress, to the answer of a payment
/// @param askWithin the same for a question
/// @param longestPayment how long after the start a payment may still come through at the terminal; until then "no such transaction" proves nothing
/// @param resolveWithin how long a caller waits for an open result, on top of `longestPayment`
/// @param askAgain pause between two questions for an open result
/// @param clockSkew how far the terminal's clock may be off
/// @param zone the terminal's
public record TerminalProfile(
        EcrFraming framing,
        Duration answerWithin,
        Duration askWithin,
        Duration longestPayment,
        Duration resolveWithin,
        Duration askAgain,
        Duration clockSkew,
        ZoneId zone) {
    /// Answer within 120 s; a terminal gives up waiting for a card before that.
    public static TerminalProfile with(EcrFraming framing, ZoneId zone) {
        return new TerminalProfile(
                framing,
                Duration.ofSeconds(120),
                Duration.ofSeconds(10),
                Duration.ofSeconds(120),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                zone);
    }
}

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
/// @param heartbeat rest between two status questions while nobody pays. Silence is noticed after it and `pulseWithin`; longer where a terminal lights up at each question, and then a silent serial line is noticed later
/// @param pulseWithin how long ACK and answer of that question may take, each
/// @param clockSkew how far the terminal's clock may be off
/// @param zone the terminal's
public record TerminalProfile(
        EcrFraming framing,
        Duration answerWithin,
        Duration askWithin,
        Duration longestPayment,
        Duration resolveWithin,
        Duration askAgain,
        Duration heartbeat,
        Duration pulseWithin,
        Duration clockSkew,
        ZoneId zone) {
    /// Answer within 120 s; a terminal gives up waiting for a card before that. Silence is noticed within 1.5 s.
    public static TerminalProfile with(EcrFraming framing, ZoneId zone) {
        return new TerminalProfile(
                framing,
                Duration.ofSeconds(120),
                Duration.ofSeconds(10),
                Duration.ofSeconds(120),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                Duration.ofMillis(450),
                Duration.ofMinutes(10),
                zone);
    }
}

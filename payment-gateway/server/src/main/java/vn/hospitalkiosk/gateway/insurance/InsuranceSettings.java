package vn.hospitalkiosk.gateway.insurance;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/// How this hospital asks about cards.
///
/// @param longest for one question with all it needs
/// @param atOnce questions on the line at the same time, of kiosks and of the worker
/// @param breakAfter questions in a row without an answer, after which nobody is made to wait for the next one
/// @param probeEvery while that is so, one question goes out so often
/// @param slowest pause between two questions about the same card
/// @param during after arrival, when the second look is due
/// @param beforeClosing time of the day of the third look
/// @param kept how long answers and evidence stay
public record InsuranceSettings(
        Duration longest,
        int atOnce,
        int breakAfter,
        Duration probeEvery,
        Duration slowest,
        Duration during,
        LocalTime beforeClosing,
        Duration kept,
        Map<String, Integer> shares,
        ZoneId zone) {
    public InsuranceSettings {
        shares = Map.copyOf(shares);
    }

    /// Longer than all that one round of asking may take: two questions, and waiting for the line.
    Duration lease() {
        return longest.multipliedBy(3).plusSeconds(5);
    }
}

package vn.hospitalkiosk.gateway.people;

import java.time.Instant;

/// What one person asks for and why; another decides.
///
/// @param reason at least [#SHORTEST_REASON] characters
public record Proposal(PersonId maker, Instant at, String reason) {
    public static final int SHORTEST_REASON = 10;
    public static final int LONGEST_REASON = 500;

    /// @throws IllegalArgumentException when the reason is too short or too long
    public Proposal {
        reason = reason.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a reason has " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
    }
}

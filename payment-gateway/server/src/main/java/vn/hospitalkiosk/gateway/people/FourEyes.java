package vn.hospitalkiosk.gateway.people;

import java.time.Instant;

/// A proposal that a second person approved.
public record FourEyes(Proposal proposal, PersonId checker, Instant at) {
    /// @throws IllegalArgumentException when maker and checker are one person
    public FourEyes {
        if (checker.equals(proposal.maker())) {
            throw new IllegalArgumentException("who proposes does not approve");
        }
    }
}

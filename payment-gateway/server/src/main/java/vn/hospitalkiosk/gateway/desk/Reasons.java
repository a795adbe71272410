package vn.hospitalkiosk.gateway.desk;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;

/// Reasons as people type them.
final class Reasons {
    static final String TOO_SHORT = "Lý do cần từ 10 đến 500 ký tự.";

    private Reasons() {}

    static Optional<Proposal> proposal(PersonId maker, Instant at, String reason) {
        try {
            return Optional.of(new Proposal(maker, at, reason));
        } catch (IllegalArgumentException tooShort) {
            return Optional.empty();
        }
    }
}

package vn.hospitalkiosk.gateway.people;

import java.time.Instant;
import java.util.Optional;

/// One-time links, known by a digest of their token.
public interface Invitations {
    /// Ends an earlier one of the same person.
    void put(Invitation invitation);

    /// Empty when it does not exist, was used, was replaced or has expired.
    Optional<Invitation> open(Bytes digest, Instant now);

    /// Counts one more wrong code.
    ///
    /// @return how many there were
    int failed(Bytes digest);

    /// @return false when somebody else was faster
    boolean use(Bytes digest, Instant now);

    /// @param digest SHA-256 of the token
    /// @param codeSecret the new secret, sealed
    record Invitation(
            Bytes digest, PersonId person, Bytes codeSecret, Instant expires, int failures) {
        @Override
        public String toString() {
            return "invitation of " + person;
        }
    }
}

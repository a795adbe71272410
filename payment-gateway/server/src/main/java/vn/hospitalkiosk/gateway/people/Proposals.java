package vn.hospitalkiosk.gateway.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one person proposed and another has not decided yet. Each act has its own kind; of one kind there is one open proposal per subject.
public interface Proposals {
    /// @return empty when there is an open one of this kind for this subject
    Optional<Pending> open(
            String kind, String subject, Map<String, String> details, Proposal proposal);

    Optional<Pending> find(long id);

    /// Open ones of a kind, oldest first.
    List<Pending> pending(String kind);

    /// @return false when it was decided already, or the maker would approve
    boolean decide(long id, Verdict verdict, PersonId checker, Instant at);

    enum Verdict {
        APPROVED,
        REFUSED
    }

    /// @param details words of the act, never personal data
    record Pending(
            long id, String kind, String subject, Map<String, String> details, Proposal proposal) {}
}

package vn.hospitalkiosk.gateway.ledger.seal;

import java.util.List;
import java.util.Optional;

/// What a look at the whole book, or at one day, found.
///
/// @param waiting journals not sealed yet, as when a gateway just booked them or stopped before the next round
/// @param findings the first hundred
/// @param bad how many findings there are
public record Verdict(
        long journals,
        long entries,
        long seals,
        long roots,
        long waiting,
        List<Finding> findings,
        long bad) {
    public Verdict {
        findings = findings.stream().sorted(Finding.IN_ORDER).toList();
    }

    public boolean isIntact() {
        return bad == 0;
    }

    /// The first by day and number of the seal.
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}

package vn.hospitalkiosk.gateway.ledger.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.Finding.What;

/// Roots and tail against each other and against their signatures.
final class Witnesses {
    private final FacilityId facility;
    private final PublicKeys keys;
    private final Findings findings;

    Witnesses(FacilityId facility, PublicKeys keys, Findings findings) {
        this.facility = facility;
        this.keys = keys;
        this.findings = findings;
    }

    /// @param stored by number, from the database
    /// @return every root that somebody knows of and that bears our signature
    List<DailyRoot> roots(List<DailyRoot> stored, RootFiles.Witness witness) {
        Map<Long, String> filed = new HashMap<>();
        List<DailyRoot> all = new ArrayList<>();
        for (RootFiles.Named file : witness.roots()) {
            parsed(file)
                    .ifPresent(root -> {
                        filed.put(root.number(), root.text());
                        all.add(root);
                    });
        }
        all.removeIf(root -> !genuine(root));
        Sha256 previous = Sha256.NONE;
        long number = 1;
        for (DailyRoot root : stored) {
            String file = filed.remove(root.number());
            if (root.number() != number++ || !root.previous().equals(previous)) {
                findings.add(What.ROOT_CHANGED, root.day(), root.seals(), 0);
            }
            if (file == null) {
                findings.add(What.ROOT_WITHOUT_FILE, root.day(), root.seals(), 0);
            } else if (!file.equals(root.text())) {
                findings.add(What.ROOT_CHANGED, root.day(), root.seals(), 0);
            }
            if (file == null && genuine(root)) {
                all.add(root);
            }
            previous = root.hash();
        }
        all.stream()
                .filter(root -> filed.containsKey(root.number()))
                .forEach(root -> findings.add(What.ROOT_MISSING, root.day(), root.seals(), 0));
        return all;
    }

    private boolean genuine(DailyRoot root) {
        if (root.isOf(facility) && root.isSignedBy(keys)) {
            return true;
        }
        findings.add(What.SIGNATURE_WRONG, root.day(), root.seals(), 0);
        return false;
    }

    private Optional<DailyRoot> parsed(RootFiles.Named file) {
        try {
            return Optional.of(DailyRoot.parse(file.text()));
        } catch (IllegalArgumentException e) {
            findings.add(What.ROOT_CHANGED, Finding.NO_DAY, 0, 0);
            return Optional.empty();
        }
    }

    /// @return the tail, when there is one that bears our signature
    Optional<Tail> tail(RootFiles.Witness witness) {
        Optional<Tail> tail = witness.tail().flatMap(Witnesses::parsedTail);
        if (tail.isPresent() && !(tail.get().isOf(facility) && tail.get().isSignedBy(keys))) {
            findings.add(What.SIGNATURE_WRONG, Finding.NO_DAY, 0, 0);
            return Optional.empty();
        }
        return tail;
    }

    private static Optional<Tail> parsedTail(RootFiles.Named file) {
        try {
            return Optional.of(Tail.parse(file.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

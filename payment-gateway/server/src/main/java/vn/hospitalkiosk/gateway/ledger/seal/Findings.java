package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Counts all, keeps the first hundred by day and seal.
final class Findings {
    private static final int KEPT = 100;

    private final PriorityQueue<Finding> kept = new PriorityQueue<>(Finding.IN_ORDER.reversed());
    private long count;

    void add(Finding.What what, LocalDate day, int seal, long journal) {
        count++;
        kept.add(new Finding(what, day, seal, journal));
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    List<Finding> all() {
        return new ArrayList<>(kept);
    }

    long count() {
        return count;
    }
}

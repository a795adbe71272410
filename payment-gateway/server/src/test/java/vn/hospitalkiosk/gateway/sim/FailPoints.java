package vn.hospitalkiosk.gateway.sim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which statements of the product's stores ran, and where each was broken. What has not been hit
// proves nothing.
final class FailPoints {
    private static final int LONGEST = 90;

    private final Map<String, Count> statements = new TreeMap<>();
    private long crashes;
    private long cuts;

    private static final class Count {
        private long ran;
        private long before;
        private long after;
    }

    void ran(String sql) {
        of(sql).ran++;
    }

    void hit(String sql, Faults.Hit hit) {
        Count count = of(sql);
        if (hit.before()) {
            count.before++;
        } else {
            count.after++;
        }
        crashes += hit.blow() == Faults.Blow.CRASH ? 1 : 0;
    }

    void cut() {
        cuts++;
    }

    private Count of(String sql) {
        return statements.computeIfAbsent(sql.strip().replaceAll("\\s+", " "), _ -> new Count());
    }

    /// Before and after each statement, and before and after commits.
    long points() {
        return 2L * statements.size();
    }

    long pointsHit() {
        return statements.values().stream()
                .mapToLong(count -> (count.before > 0 ? 1 : 0) + (count.after > 0 ? 1 : 0))
                .sum();
    }

    long hits() {
        return statements.values().stream().mapToLong(count -> count.before + count.after).sum();
    }

    long crashes() {
        return crashes;
    }

    long connectionsCut() {
        return cuts;
    }

    /// Statements that were not broken on both sides, rarest first.
    List<String> missed() {
        return statements.entrySet().stream()
                .filter(e -> e.getValue().before == 0 || e.getValue().after == 0)
                .sorted((a, b) -> Long.compare(a.getValue().ran, b.getValue().ran))
                .map(e ->
                        "%d times run, broken before %d, after %d: %s"
                                .formatted(
                                        e.getValue().ran,
                                        e.getValue().before,
                                        e.getValue().after,
                                        shortened(e.getKey())))
                .toList();
    }

    private static String shortened(String sql) {
        return sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + " …";
    }
}

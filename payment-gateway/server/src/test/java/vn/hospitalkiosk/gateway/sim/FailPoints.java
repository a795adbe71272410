package vn.hospitalkiosk.gateway.sim;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which statements of the product's stores ran, and where each was broken. What has not been hit proves nothing.
final class FailPoints {
    private static final int LONGEST = 90;
    private static final int SELDOM = 40;

    /// As `store/Together` joins the statements that wait for each other.
    private static final String JOINED = ";\n";

    private final Map<String, Count> statements = new TreeMap<>();
    private long crashes;
    private long cuts;

    private static final class Count {
        private long ran;

        /// How often each kind of break hit it.
        private final Map<Kind, Long> hits = new EnumMap<>(Kind.class);

        boolean isDone() {
            return hits.size() == Kind.values().length;
        }

        List<Kind> missing() {
            return Arrays.stream(Kind.values()).filter(kind -> !hits.containsKey(kind)).toList();
        }
    }

    /// What can happen to a statement: its connection fails or its process dies, before it takes effect or after.
    private enum Kind {
        FAILS_BEFORE(Faults.Blow.ERROR, 0),
        FAILS_AFTER(Faults.Blow.ERROR, 1),
        DIES_BEFORE(Faults.Blow.CRASH, 0),
        DIES_AFTER(Faults.Blow.CRASH, 1);

        private final Faults.Hit hit;

        Kind(Faults.Blow blow, int place) {
            this.hit = new Faults.Hit(blow, place);
        }

        static Kind of(Faults.Hit hit) {
            return hit.blow() == Faults.Blow.ERROR
                    ? hit.before() ? FAILS_BEFORE : FAILS_AFTER
                    : hit.before() ? DIES_BEFORE : DIES_AFTER;
        }
    }

    void ran(String sql) {
        of(sql).forEach(count -> count.ran++);
    }

    void hit(String sql, Faults.Hit hit) {
        for (Count count : of(sql)) {
            count.hits.merge(Kind.of(hit), 1L, Long::sum);
        }
        crashes += hit.blow() == Faults.Blow.CRASH ? 1 : 0;
    }

    void cut() {
        cuts++;
    }

    /// How it should be broken because it has not been yet.
    Optional<Faults.Hit> wanted(String sql) {
        List<Count> all = of(sql);
        return Arrays.stream(Kind.values())
                .filter(kind -> all.stream().anyMatch(count -> !count.hits.containsKey(kind)))
                .map(kind -> kind.hit)
                .findFirst();
    }

    boolean isSeldom(String sql) {
        return of(sql).stream().anyMatch(count -> count.ran < SELDOM && !count.isDone());
    }

    /// Statements that are sent together are named each.
    private List<Count> of(String sql) {
        return Arrays.stream(sql.split(JOINED, -1))
                .map(FailPoints::name)
                .map(name -> statements.computeIfAbsent(name, _ -> new Count()))
                .toList();
    }

    /// A COPY takes no parameters: its values stand in its text.
    private static String name(String sql) {
        String plain = sql.strip().replaceAll("\\s+", " ");
        return plain.startsWith("COPY") ? plain.replaceAll("'[^']*'", "?") : plain;
    }

    /// Failure and death before and after each statement and the commits.
    long points() {
        return (long) Kind.values().length * statements.size();
    }

    long pointsHit() {
        return statements.values().stream().mapToLong(count -> count.hits.size()).sum();
    }

    long hits() {
        return statements.values().stream()
                .flatMap(count -> count.hits.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    long crashes() {
        return crashes;
    }

    long connectionsCut() {
        return cuts;
    }

    /// Statements that were not broken in every way, rarest first.
    List<String> missed() {
        return statements.entrySet().stream()
                .filter(e -> !e.getValue().isDone())
                .sorted((a, b) -> Long.compare(a.getValue().ran, b.getValue().ran))
                .map(e ->
                        "%d times run, never %s: %s"
                                .formatted(
                                        e.getValue().ran,
                                        e.getValue().missing(),
                                        shortened(e.getKey())))
                .toList();
    }

    private static String shortened(String sql) {
        return sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + " …";
    }
}

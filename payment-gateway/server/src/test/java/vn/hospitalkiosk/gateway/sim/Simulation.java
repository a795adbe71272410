package vn.hospitalkiosk.gateway.sim;

import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.virtual.stage.Figures;

/// `scripts/check simulate`: the money core lives through days on which everything breaks.
public final class Simulation {
    private static final String USAGE =
            "scripts/check simulate [--days 1000] [--postgres 500] [--first 1] [--diary] [--json]";

    /// So many days meet every statement often enough to break it in every way.
    private static final int ALL_HIT = 500;

    private final Figures figures = new Figures("simulate");
    private final List<Days.Failure> failures = new ArrayList<>();

    private Simulation() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        long first = number(words, "--first", 1, 1);
        long days = number(words, "--days", 1_000, 1_000);
        long onPostgres = number(words, "--postgres", 0, 500);
        if (words.contains("--diary")) {
            System.setProperty("sim.diary", "true");
        }
        Simulation simulation = new Simulation();
        simulation.inMemory(first, first + days - 1, days);
        if (onPostgres > 0) {
            simulation.onPostgres(first, first + onPostgres - 1, onPostgres);
        }
        simulation.failures.forEach(failure -> System.err.println(failure));
        Figures figures = simulation.figures;
        System.out.println(words.contains("--json") ? figures.json() : figures.table());
        System.exit(figures.allHold() ? 0 : 1);
    }

    /// @param otherwise when the word is not there
    /// @param bare when it stands alone
    private static long number(List<String> words, String name, long otherwise, long bare) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        boolean alone = at + 1 == words.size() || words.get(at + 1).startsWith("--");
        try {
            return alone ? bare : Long.parseLong(words.get(at + 1));
        } catch (NumberFormatException e) {
            System.err.println(USAGE);
            System.exit(2);
            throw e;
        }
    }

    private void inMemory(long first, long last, long wanted) {
        Days days = Days.inMemory(Scale.FULL, first, last);
        tell("in memory", days, wanted);
        System.err.println(days);
    }

    private void onPostgres(long first, long last, long wanted) {
        FailPoints points = new FailPoints();
        Days days = Days.onPostgres(first, last, points);
        tell("on PostgreSQL", days, wanted);
        figures.told("on PostgreSQL, statements and commits broken", "", points.hits());
        figures.told("on PostgreSQL, of these aimed at a statement", "", days.shots());
        figures.told("on PostgreSQL, connections cut", "", points.connectionsCut());
        figures.told(
                "on PostgreSQL, fail-points (failure and death, before and after each statement)",
                "",
                points.points());
        figures.told("on PostgreSQL, fail-points hit", "", points.pointsHit());
        if (wanted >= ALL_HIT) {
            figures.exactly(
                    "on PostgreSQL, fail-points never hit",
                    "",
                    0,
                    points.points() - points.pointsHit());
        }
        System.err.println(days);
        points.missed().forEach(System.err::println);
    }

    private void tell(String where, Days days, long wanted) {
        failures.addAll(days.failures());
        figures.exactly(where + ", days", "days", wanted, days.played());
        figures.exactly(where + ", seeds failed", "seeds", 0, days.failures().size());
        figures.told(where + ", payments", "", days.payments());
        figures.told(where + ", crashes injected", "", days.crashes());
        figures.told(where + ", failures injected", "", days.errors());
        figures.told(where + ", processor time of the player", "ms", days.processorMillis());
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import vn.hospitalkiosk.gateway.sim.memory.Tables;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// Plays days by their seeds, and says which of them failed, and how.
final class Days {
    private final List<Failure> failures = new ArrayList<>();

    /// What happened on all days together: a simulator that meets nothing proves nothing.
    private final Map<String, Integer> met = new TreeMap<>();

    private long played;
    private long payments;
    private long crashes;
    private long errors;
    private long processorMillis;
    private Tables last = Tables.EMPTY;

    /// @param story the end of the day's diary
    record Failure(long seed, Throwable why, String story) {
        @Override
        public String toString() {
            return "day of seed " + seed + ": " + why + "\n" + story;
        }
    }

    private interface Playing {
        void play(Days days, long seed) throws SQLException;
    }

    static Days inMemory(Scale scale, long first, long last) {
        return all(first, last, (days, seed) -> days.evening(seed, scale, Days::memory));
    }

    /// The same short days twice: in memory, and on a real PostgreSQL that breaks at statements and commits. Both must keep every rule and end alike, row for row.
    static Days onPostgres(long first, long last, FailPoints points) {
        return all(first, last, (days, seed) -> days.twice(seed, points));
    }

    private static Days all(long first, long last, Playing playing) {
        Days days = new Days();
        long begun = processorTime();
        try (Quiet _ = new Quiet()) {
            for (long seed = first; seed <= last; seed++) {
                playing.play(days, seed);
                days.played++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        days.processorMillis = (processorTime() - begun) / 1_000_000;
        return days;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Storage memory(Faults faults) {
        return new MemoryStorage(SimHouse.FACILITY, faults);
    }

    private void evening(long seed, Scale scale, Function<Faults, Storage> storage) {
        Day day = new Day(seed, scale, storage, Sabotage.NONE);
        try {
            add(day.run());
        } catch (RuntimeException | AssertionError e) {
            failures.add(new Failure(seed, e, day.diary()));
        }
        crashes += day.faults().crashes();
        errors += day.faults().errors();
        if (Boolean.getBoolean("sim.diary")) {
            System.out.println(day.diary());
        }
    }

    private void twice(long seed, FailPoints points) throws SQLException {
        Days inMemory = new Days();
        inMemory.evening(seed, Scale.SHORT, Days::memory);
        Tables memory = inMemory.last;
        try (BreakingSource source =
                new BreakingSource(TestDatabase.dataSource(), points, new Chance(seed, "cuts"))) {
            evening(
                    seed,
                    Scale.SHORT,
                    faults -> {
                        source.breakBy(faults);
                        return new PostgresStorage(
                                source,
                                TestDatabase.dataSource(),
                                TestDatabase.newFacility(),
                                faults);
                    });
        }
        if (!inMemory.failures.isEmpty()) {
            failures.addAll(inMemory.failures);
        } else if (failures.isEmpty() || failures.getLast().seed() != seed) {
            compare(seed, Fingerprint.of(memory), Fingerprint.of(last));
        }
    }

    private void compare(long seed, String memory, String postgres) {
        if (!memory.equals(postgres)) {
            failures.add(
                    new Failure(
                            seed,
                            new Broken("both stores end alike", "they do not"),
                            "in memory:\n" + memory + "\non PostgreSQL:\n" + postgres));
        }
    }

    private void add(Tables tables) {
        last = tables;
        payments += tables.intents().size();
        tables.intents().forEach(i -> count(i.progress().code().name()));
        tables.refunds().forEach(r -> count("refund " + r.standing().state()));
        tables.strays().forEach(_ -> count("stray"));
        tables.news().forEach(n -> count("news of " + n.kind()));
    }

    private void count(String what) {
        met.merge(what, 1, Integer::sum);
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /// How often something was met on all days together.
    int of(String what) {
        return met.getOrDefault(what, 0);
    }

    long played() {
        return played;
    }

    long payments() {
        return payments;
    }

    long crashes() {
        return crashes;
    }

    long errors() {
        return errors;
    }

    long processorMillis() {
        return processorMillis;
    }

    @Override
    public String toString() {
        return "%d days in %d ms of this thread, %d payments, %d crashes, %d failing statements and commits, met %s"
                .formatted(played, processorMillis, payments, crashes, errors, met);
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private long shots;
    private long processorMillis;
    private Tables last = Tables.EMPTY;

    /// @param story the end of the day's diary
    record Failure(long seed, Throwable why, String story) {
        @Override
        public String toString() {
            return "day of seed " + seed + ": " + why + "\n" + story;
        }

        Failure shotAt(List<Shot> shots) {
            String all = shots.stream().map(Shot::toString).collect(Collectors.joining(" "));
            return new Failure(seed, why, story + "\naimed at: \"" + all + "\"");
        }
    }

    private interface Playing {
        void play(Days days, long seed) throws SQLException;
    }

    static Days inMemory(Scale scale, long first, long last) {
        return all(first, last, (days, seed) -> days.evening(seed, scale, Days::memory));
    }

    /// The same short days twice: on a real PostgreSQL that breaks at statements and commits, each of them on some day in every way, and in memory, broken at the same places.
    /// Both must keep every rule and end alike, row for row.
    static Days onPostgres(long first, long last, FailPoints points) {
        return all(
                first,
                last,
                (days, seed) ->
                        days.twice(
                                seed,
                                points,
                                Aim.atWhatWasMissed(points, new Chance(seed, "aim"))));
    }

    /// One of them again, whatever was broken on the days before it.
    ///
    /// @param shots as a failure names them
    static Days again(long seed, String shots) {
        Aim aim = Aim.again(Shot.parse(shots));
        return all(seed, seed, (days, _) -> days.twice(seed, new FailPoints(), aim));
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

    private void twice(long seed, FailPoints points, Aim aim) throws SQLException {
        int before = failures.size();
        StatementBreaks breaks;
        try (BreakingSource source =
                new BreakingSource(
                        TestDatabase.dataSource(), points, new Chance(seed, "cuts"), aim)) {
            breaks = source.breaks();
            evening(seed, Scale.SHORT, faults -> postgres(source, faults));
        }
        Days inMemory = new Days();
        inMemory.evening(
                seed,
                Scale.SHORT,
                faults -> {
                    faults.follow(breaks.mirrored());
                    return memory(faults);
                });
        failures.addAll(inMemory.failures);
        if (failures.size() == before) {
            compare(seed, Fingerprint.of(inMemory.last), Fingerprint.of(last));
        }
        shots += breaks.shots().size();
        failures.subList(before, failures.size())
                .replaceAll(failure -> failure.shotAt(breaks.shots()));
    }

    private static Storage postgres(BreakingSource source, Faults faults) {
        source.breakBy(faults);
        return new PostgresStorage(
                source, TestDatabase.dataSource(), TestDatabase.newFacility(), faults);
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

    /// Breaks that were aimed at a statement.
    long shots() {
        return shots;
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

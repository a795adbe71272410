package vn.hospitalkiosk.gateway.sim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// Plays days by their seeds and says which one failed, and how.
final class Days {
    private Days() {}

    static void play(
            Scale scale, int usual, LongFunction<Function<Faults, Storage>> storages) {
        Long only = Long.getLong("sim.seed");
        if (only != null) {
            System.out.println(one(only, scale, storages.apply(only), _ -> {}).diary());
            return;
        }
        int days = Integer.getInteger("sim.days", usual);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        Figures figures = new Figures();
        for (long seed = 1; seed <= days; seed++) {
            if (Boolean.getBoolean("sim.trace")) { System.out.println("seed " + seed); }
            one(seed, scale, storages.apply(seed), figures::add);
        }
        System.out.printf(
                "%d days, %s, %d ms of this thread%n",
                days, figures, (threads.getCurrentThreadCpuTime() - begun) / 1_000_000);
    }

    static Day one(
            long seed,
            Scale scale,
            Function<Faults, Storage> storage,
            Consumer<Tables> evening) {
        Day day = new Day(seed, scale, storage, Sabotage.NONE);
        try (Quiet _ = new Quiet()) {
            evening.accept(day.run());
            return day;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "day of seed "
                            + seed
                            + " (play it again with -Dsim.seed="
                            + seed
                            + "): "
                            + e
                            + "\n"
                            + day.diary(),
                    e);
        }
    }

    /// What happened on all days together: a simulator that meets nothing proves nothing.
    static final class Figures {
        private long payments;
        private final java.util.Map<String, Integer> states = new java.util.TreeMap<>();

        void add(Tables tables) {
            payments += tables.intents().size();
            tables.intents()
                    .forEach(i -> states.merge(i.progress().code().name(), 1, Integer::sum));
        }

        @Override
        public String toString() {
            return payments + " payments " + states;
        }
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// Plays days by their seeds and says which one failed, and how.
final class Days {
    private Days() {}

    static long first() {
        return Long.getLong("sim.seed", 1);
    }

    static long last(int usual) {
        return Long.getLong("sim.seed", Integer.getInteger("sim.days", usual));
    }

    static Figures play(Scale scale, int usual, Function<Faults, Storage> storage) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        Figures figures = new Figures();
        for (long seed = first(); seed <= last(usual); seed++) {
            Day day = one(seed, scale, storage, figures::add);
            if (Boolean.getBoolean("sim.trace")) {
                System.out.println("seed " + seed);
            }
            if (Long.getLong("sim.seed") != null) {
                System.out.println(day.diary());
            }
        }
        System.out.printf(
                "days of seeds %d to %d: %s, %d ms of this thread%n",
                first(),
                last(usual),
                figures,
                (threads.getCurrentThreadCpuTime() - begun) / 1_000_000);
        return figures;
    }

    static Day one(
            long seed, Scale scale, Function<Faults, Storage> storage, Consumer<Tables> evening) {
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
        private final Map<String, Integer> states = new TreeMap<>();

        void add(Tables tables) {
            payments += tables.intents().size();
            tables.intents().forEach(i -> count(i.progress().code().name()));
            tables.refunds().forEach(r -> count("refund " + r.standing().state()));
            tables.strays().forEach(_ -> count("stray"));
            tables.news().forEach(n -> count(n.refund() ? "news of a refund" : "money applied"));
        }

        private void count(String what) {
            states.merge(what, 1, Integer::sum);
        }

        int of(String what) {
            return states.getOrDefault(what, 0);
        }

        @Override
        public String toString() {
            return payments + " payments " + states;
        }
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/chaos storm`: fifty times the busiest second's callbacks, nine in ten of them forged, at an open loop.
public final class CallbackStorm {
    private static final int USUAL = 5;
    private static final int TIMES = 50;
    private static final int GENUINE_OF = 10;
    private static final int KIOSKS = 16;
    private static final int OPENERS = 8;
    private static final int TAKEN = 204;
    private static final int LONGEST_PAUSE_S = 8;

    private final Bench bench;
    private final Figures figures = new Figures("storm");
    private final List<Long> genuine = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> forged = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong notStored = new AtomicLong();
    private final AtomicLong believed = new AtomicLong();
    private final AtomicLong again = new AtomicLong();

    private CallbackStorm(Bench bench) {
        this.bench = bench;
    }

    /// @param arguments `[--json] [--seconds 10] [--warm-up 15] [--var DIR] [--port-base N]`
    public static void main(String[] arguments) {
        Words words = Words.of(arguments, "json", "seconds", "warm-up", "var", "port-base");
        Path var = Path.of(words.text("var", "target/chaos-storm"));
        Stage.wipe(var);
        try (Bench bench = new Bench(var, words.number("port-base", 27_843), KIOSKS)) {
            CallbackStorm storm = new CallbackStorm(bench);
            new Load(bench).closed(OPENERS, Duration.ofSeconds(words.number("warm-up", 15)));
            storm.blow(words.number("seconds", 10));
            System.out.println(words.has("json") ? storm.figures.json() : storm.figures.table());
            System.exit(storm.figures.allHold() ? 0 : 1);
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private void blow(int seconds) throws IOException, SQLException {
        int callbacks = seconds * USUAL * TIMES;
        List<Bench.Open> payers = open(callbacks / GENUINE_OF);
        // Never paid: whoever forges knows their orders all the same.
        List<Bench.Open> victims = open(KIOSKS);
        long before = count("capture");
        Window window = new Window(bench.gateway());
        send(callbacks, payers, victims);
        Window.Spent spent = window.spent();
        Optional<String> busy = spent.busy();
        figures.told("callbacks", "count", (double) callbacks);
        figures.told("of them genuine", "count", (double) payers.size());
        figures.told("callbacks per second", "1/s", (double) USUAL * TIMES);
        figures.exactly("genuine callbacks lost", "count", 0, lost(payers, before));
        figures.exactly("genuine callbacks not answered with success", "count", 0, notStored.get());
        figures.told("genuine callbacks brought again", "count", (double) again.get());
        figures.exactly("forgeries answered with success", "count", 0, believed.get());
        figures.exactly("payments that a forgery changed", "count", 0, changed(victims));
        figures.exactly("forgeries kept as evidence", "count", 0, evidenceOf(victims));
        figures.told("genuine answered p50", "ms", Latencies.percentile(genuine, n -> n, 50));
        figures.atMost(
                "genuine answered p99",
                "ms",
                1_000,
                Latencies.percentile(genuine, n -> n, 99),
                busy);
        figures.told("forged answered p99", "ms", Latencies.percentile(forged, n -> n, 99));
        figures.told("rows the forgeries left in the audit", "count", (double) count("audit"));
        figures.told(
                "processor per callback",
                "ms",
                (double) (spent.gateway() + spent.database()) / callbacks);
        figures.told("others' cores", "cores", spent.others());
    }

    private List<Bench.Open> open(int count) {
        List<Bench.Open> all = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < OPENERS; i++) {
            int share = count / OPENERS + (i < count % OPENERS ? 1 : 0);
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int left = share; left > 0; left--) {
                                    all.add(opened());
                                }
                            }));
        }
        for (Thread thread : threads) {
            join(thread);
        }
        return List.copyOf(all);
    }

    private Bench.Open opened() {
        try {
            return bench.open();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void send(int callbacks, List<Bench.Open> payers, List<Bench.Open> victims) {
        long gap = Duration.ofSeconds(1).toNanos() / (USUAL * TIMES);
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callbacks; i++) {
            long due = begun + i * gap;
            boolean real = i % GENUINE_OF == 0;
            byte[] body =
                    real
                            ? bench.psp().paid(payers.get(i / GENUINE_OF).order())
                            : bench.psp().forged(victims.get(i % victims.size()).order());
            Pause.until(due);
            threads.add(Thread.ofVirtual().start(() -> one(due, real, body)));
        }
        threads.forEach(CallbackStorm::join);
    }

    /// A genuine one is brought again as MoMo does, after 1, 2, 4 and 8 s; its time runs until it was taken.
    private void one(long due, boolean real, byte[] body) {
        int status = sent(body);
        for (int pause = 1; real && status != TAKEN && pause <= LONGEST_PAUSE_S; pause *= 2) {
            again.incrementAndGet();
            Pause.of(Duration.ofSeconds(pause));
            status = sent(body);
        }
        (real ? genuine : forged).add(System.nanoTime() - due);
        if (real && status != TAKEN) {
            notStored.incrementAndGet();
        }
        if (!real && status / 100 == 2) {
            believed.incrementAndGet();
        }
    }

    /// @return HTTP status, 0 without an answer
    private int sent(byte[] body) {
        try {
            return bench.callBack(body);
        } catch (IOException e) {
            return 0;
        }
    }

    private long lost(List<Bench.Open> payers, long before) throws SQLException {
        return payers.size() - (count("capture") - before);
    }

    private long changed(List<Bench.Open> victims) throws SQLException {
        long changed = 0;
        for (Bench.Open victim : victims) {
            changed +=
                    number(
                            "SELECT count(*) FROM payment_intent WHERE payment_id = '"
                                    + victim.payment()
                                    + "' AND state NOT IN ('AWAITING_PAYER', 'UNRESOLVED')");
        }
        return changed;
    }

    private long evidenceOf(List<Bench.Open> victims) throws SQLException {
        long kept = 0;
        for (Bench.Open victim : victims) {
            kept +=
                    number(
                            "SELECT count(*) FROM evidence WHERE psp_order_id = '"
                                    + victim.order()
                                    + "'");
        }
        return kept;
    }

    private long count(String table) throws SQLException {
        return number("SELECT count(*) FROM " + table);
    }

    private long number(String sql) throws SQLException {
        try (Connection db = bench.gateway().connect();
                ResultSet row = db.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/bench gateway`: what one payment costs, from the kiosk's request over the psp's signed callback to the HIS's acknowledgement, beside hand-written SQL in the same database.
public final class GatewayBench {
    private static final int KIOSKS = 32;
    private static final int ROUNDS = 3;
    private static final int PACE = 5;
    private static final int SAMPLES = 100;

    /// Payments that the gateway has made at least, when it runs compiled.
    private static final int WARM = 12_000;

    /// Of a core, for the second compiler.
    private static final double AT_REST = 0.1;

    /// In ms.
    private static final double CREATE_P99 = 25;

    private static final int MOST_ROUNDS = 15;

    private static final Duration ROUND = Duration.ofSeconds(5);

    /// Until the database's resting backends have told their counts.
    private static final Duration COUNTED = Duration.ofSeconds(11);

    private final Bench bench;
    private final Load load;
    private final Figures figures = new Figures("gateway");

    private GatewayBench(Bench bench) {
        this.bench = bench;
        this.load = new Load(bench);
    }

    /// @param arguments `[--json] [--clients 4,16] [--seconds 30] [--warm-up 30] [--steady 40] [--var DIR] [--port-base N]`; `--steady 0` leaves the five a second out
    public static void main(String[] arguments) {
        Words words =
                Words.of(
                        arguments,
                        "json",
                        "clients",
                        "seconds",
                        "warm-up",
                        "steady",
                        "var",
                        "port-base");
        Path var = Path.of(words.text("var", "target/bench-gateway"));
        Stage.wipe(var);
        Duration length = Duration.ofSeconds(words.number("seconds", 30));
        try (Bench bench = new Bench(var, words.number("port-base", 27_443), KIOSKS)) {
            GatewayBench run = new GatewayBench(bench);
            run.measure(
                    Stream.of(words.text("clients", "4,16").split(",", -1))
                            .map(Integer::parseInt)
                            .toList(),
                    length,
                    Duration.ofSeconds(words.number("warm-up", 60)),
                    Duration.ofSeconds(words.number("steady", 40)));
            System.out.println(words.has("json") ? run.figures.json() : run.figures.table());
            System.exit(run.figures.allHold() ? 0 : 1);
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private void measure(List<Integer> clients, Duration length, Duration warmUp, Duration steady)
            throws IOException, SQLException {
        Commits.demandDurable(bench.gateway());
        SqlFloor.prepare(bench.gateway().connect());
        warmUp(warmUp);
        SqlFloor.run(bench.gateway(), 4, Duration.ofSeconds(3).toNanos());
        if (steady.isPositive()) {
            steady(steady);
        }
        long before = residentMb();
        for (int count : clients) {
            besideTheFloor(count, length);
        }
        long after = residentMb();
        figures.atMost("gateway resident", "MB", 450, (double) after);
        figures.atMost(
                "gateway resident: grown over the last " + clients.size() + " loads",
                "%",
                10,
                (after - before) * 100.0 / before);
        figures.told(
                "database resident, shared memory counted in each process",
                "MB",
                (double) Machine.residentMb(bench.gateway().postmaster().orElseThrow()));
        figures.exactly("payments that failed", "count", 0, load.failed());
    }

    /// As long as asked, and until the second compiler has hardly anything to do: a gateway runs for months. Not for ever on a busy machine.
    private void warmUp(Duration length) {
        long longest = System.nanoTime() + length.multipliedBy(3).toNanos();
        int done = load.closed(8, length).size();
        double compiling = 1;
        while ((done < WARM || compiling > AT_REST) && System.nanoTime() < longest) {
            long before = compilerMs();
            done += load.closed(8, ROUND).size();
            compiling = compiling(before);
        }
        figures.told("payments before the first measured one", "count", (double) done);
        figures.told("second compiler just before", "cores", compiling);
    }

    /// The same number of clients, until the second compiler has done what another number gives it to do.
    private void settle(int clients) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            long before = compilerMs();
            load.closed(clients, ROUND);
            if (compiling(before) <= AT_REST) {
                return;
            }
        }
    }

    private double compiling(long before) {
        return (compilerMs() - before) / (double) ROUND.toMillis();
    }

    private long compilerMs() {
        return Machine.cpu(bench.gateway().process().pid(), "C2 CompilerThre");
    }

    private long residentMb() {
        return Machine.residentMb(bench.gateway().process().pid());
    }

    private void steady(Duration length) throws IOException, SQLException {
        Pause.of(COUNTED);
        double stubs = stubMs();
        Commits commitsBefore = Commits.now(bench.gateway());
        Window window = new Window(bench.gateway());
        List<Bench.Payment> done = load.open(PACE, length);
        Window.Spent spent = window.spent();
        Pause.of(COUNTED);
        Commits commits = Commits.now(bench.gateway()).since(commitsBefore);
        Optional<String> busy = spent.busy();
        double disk99 =
                Latencies.percentile(
                        SqlFloor.twoCommits(bench.gateway().connect(), PACE, length), n -> n, 99);
        figures.told("two commits of hand-written SQL at " + PACE + "/s p99", "ms", disk99);
        Optional<String> disk =
                disk99 < CREATE_P99
                        ? busy
                        : Optional.of(
                                "two commits alone took %.1f ms on this disk".formatted(disk99));
        String at = " at " + PACE + "/s";
        double create50 = Latencies.percentile(done, Bench.Payment::create, 50);
        double create99 = Latencies.percentile(done, Bench.Payment::create, 99);
        figures.told("stub HIS and stub psp, asked directly, median", "ms", stubs);
        figures.atMost("create" + at + ": gateway's own p50", "ms", 5, create50 - stubs, busy);
        figures.atMost(
                "create" + at + ": gateway's own p99", "ms", CREATE_P99, create99 - stubs, disk);
        latency("callback answered" + at + " p50", done, Bench.Payment::callback, 50, 5, busy);
        latency("callback answered" + at + " p99", done, Bench.Payment::callback, 99, 25, busy);
        figures.told(
                "callback to kiosk's stream" + at + " p50",
                "ms",
                Latencies.percentile(done, Bench.Payment::event, 50));
        latency(
                "callback to kiosk's stream" + at + " p99",
                done,
                Bench.Payment::event,
                99,
                100,
                busy);
        figures.told(
                "callback to HIS acknowledged" + at + " p99",
                "ms",
                Latencies.percentile(done, Bench.Payment::his, 99));
        double count = done.size();
        figures.atMost(
                "durable commits per payment" + at + " (the disk was waited for)",
                "count",
                4,
                commits.flushes() / count);
        figures.told(
                "writing transactions per payment" + at + ", durable or not",
                "count",
                commits.writing() / count);
        figures.told(
                "processor" + at + " per payment",
                "ms",
                (spent.gateway() + spent.database()) / count);
        figures.told("others' cores" + at, "cores", spent.others());
    }

    private void latency(
            String name,
            List<Bench.Payment> done,
            java.util.function.ToLongFunction<Bench.Payment> nanos,
            double percent,
            double limit,
            Optional<String> busy) {
        figures.atMost(name, "ms", limit, Latencies.percentile(done, nanos, percent), busy);
    }

    private void besideTheFloor(int clients, Duration length) throws SQLException {
        settle(clients);
        Duration round = length.dividedBy(ROUNDS);
        List<Bench.Payment> done = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        long gatewayMs = 0;
        long databaseMs = 0;
        long benchMs = 0;
        long compilerMs = 0;
        double others = 0;
        Commits commits = new Commits(0, 0, 0);
        for (int i = 0; i < ROUNDS; i++) {
            Commits before = Commits.now(bench.gateway());
            Window window = new Window(bench.gateway());
            long compiled = compilerMs();
            long begun = System.nanoTime();
            List<Bench.Payment> some = load.closed(clients, round);
            double rate = some.size() * 1e9 / (System.nanoTime() - begun);
            Window.Spent spent = window.spent();
            Commits used = Commits.now(bench.gateway()).since(before);
            double floor = SqlFloor.run(bench.gateway(), clients, round.toNanos());
            done.addAll(some);
            ours.add(rate);
            floors.add(floor);
            ratios.add(rate / floor);
            gatewayMs += spent.gateway();
            databaseMs += spent.database();
            benchMs += spent.bench();
            compilerMs += compilerMs() - compiled;
            others = Math.max(others, spent.others());
            commits =
                    new Commits(
                            commits.writing() + used.writing(),
                            commits.flushes() + used.flushes(),
                            commits.walBytes() + used.walBytes());
        }
        Optional<String> busy = new Window.Spent(0, 0, 0, others).busy();
        String at = " with " + clients + " clients";
        double count = done.size();
        figures.told("payments per second" + at, "1/s", Latencies.median(ours));
        figures.told("hand-written SQL" + at, "1/s", Latencies.median(floors));
        figures.atLeast(
                "throughput / hand-written SQL" + at + " (0.5 is the dream)",
                "ratio",
                0.25,
                Latencies.median(ratios),
                busy);
        figures.atMost(
                "processor per payment" + at, "ms", 15, (gatewayMs + databaseMs) / count, busy);
        figures.told("of it gateway" + at, "ms", gatewayMs / count);
        figures.told("of it the gateway's second compiler" + at, "ms", compilerMs / count);
        figures.told("of it PostgreSQL" + at, "ms", databaseMs / count);
        figures.told("writing transactions per payment" + at, "count", commits.writing() / count);
        figures.told("written ahead per payment" + at, "kB", commits.walBytes() / count / 1024);
        figures.told(
                "create" + at + " p50",
                "ms",
                Latencies.percentile(done, Bench.Payment::create, 50));
        figures.told(
                "callback answered" + at + " p50",
                "ms",
                Latencies.percentile(done, Bench.Payment::callback, 50));
        figures.told(
                "callback to kiosk's stream" + at + " p99",
                "ms",
                Latencies.percentile(done, Bench.Payment::event, 99));
        figures.told(
                "callback to HIS acknowledged" + at + " p50",
                "ms",
                Latencies.percentile(done, Bench.Payment::his, 50));
        figures.told("of it this bench" + at + " (not counted)", "ms", benchMs / count);
        figures.told("others' cores" + at, "cores", others);
    }

    /// Median time of one bill and one order, asked without a gateway between.
    private double stubMs() throws IOException {
        byte[] order =
                "{\"orderId\":\"direct\",\"requestId\":\"1\",\"amount\":1000}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        List<Long> invoice = new ArrayList<>();
        List<Long> create = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            invoice.add(timed(HttpRequest.newBuilder(at(StubHis.PATH + "/bills/B59999"))));
            create.add(
                    timed(
                            HttpRequest.newBuilder(at("/momo/v2/gateway/api/create"))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(order))));
            Pause.of(Duration.ofMillis(50));
        }
        return Latencies.percentile(invoice, n -> n, 50) + Latencies.percentile(create, n -> n, 50);
    }

    private URI at(String path) {
        return bench.stubs().resolve(path);
    }

    private static long timed(HttpRequest.Builder request) throws IOException {
        long begun = System.nanoTime();
        try {
            GatewayProcess.Http.CLIENT.send(
                    request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return System.nanoTime() - begun;
    }
}

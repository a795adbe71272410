package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/bench start`: from `kill -9` of the gateway, or of gateway and PostgreSQL, to the first payment, with one kiosk that waits; with and without the start cache in turn.
public final class StartBench {
    private static final int PORT_BASE = 27_800;
    private static final int VISITS = 2_000;
    private static final double BACK_AGAIN = 6;

    private static final String PSP = Neighbours.PSPS.getLast();

    private final GatewayProcess gateway;
    private final PromptPayer kiosk;
    private int visit;

    private StartBench(GatewayProcess gateway, PromptPayer kiosk) {
        this.gateway = gateway;
        this.kiosk = kiosk;
    }

    /// Seconds since the kill.
    ///
    /// @param cpu of the gateway's process until then
    private record Start(double health, double created, double paid, double cpu) {}

    private enum Way {
        CACHE("gateway killed, with the start cache", true, false),
        NO_CACHE("gateway killed, without a start cache", false, false),
        CACHE_AND_DATABASE("gateway and PostgreSQL killed, with the start cache", true, true);

        private final String words;
        private final boolean cached;
        private final boolean database;

        Way(String words, boolean cached, boolean database) {
            this.words = words;
            this.cached = cached;
            this.database = database;
        }
    }

    /// @param arguments `[--starts 5] [--cache FILE] [--cached-only] [--json] [--var DIR] [--port-base N]`; without a cache one is made
    public static void main(String[] arguments) {
        Words words =
                Words.of(arguments, "starts", "cache", "cached-only", "json", "var", "port-base");
        Path var = Path.of(words.text("var", "target/bench-start")).toAbsolutePath();
        int portBase = words.number("port-base", PORT_BASE);
        Stage.wipe(var);
        Path cache = Path.of(words.text("cache", var + ".aot")).toAbsolutePath();
        if (!words.has("cache")) {
            StartCache.make(cache, var.resolve("learning"), portBase);
        }
        try (Neighbours neighbours = new Neighbours(var, portBase)) {
            GatewayProcess.configure(var, 1, "[" + String.join(", ", Neighbours.PSPS) + "]", "");
            GatewayProcess gateway = neighbours.gateway(var, portBase);
            gateway.useStartCache(Optional.of(cache));
            gateway.start();
            gateway.awaitReady();
            new Books(gateway::connect).execute(Bench.visits(1, VISITS));
            KioskLine line =
                    new KioskLine(GatewayProcess.kiosk(1), gateway.pki(), gateway.kioskDoor());
            try (PromptPayer kiosk = new PromptPayer(line, neighbours.hospital());
                    gateway) {
                StartBench bench = new StartBench(gateway, kiosk);
                Figures figures =
                        bench.all(words.number("starts", 5), cache, words.has("cached-only"));
                System.out.println(words.has("json") ? figures.json() : figures.table());
                System.exit(figures.allHold() ? 0 : 1);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private Figures all(int starts, Path cache, boolean cachedOnly) {
        long cpuBefore = Machine.cpuOfAll();
        long begun = System.nanoTime();
        Map<Way, List<Start>> seen = new EnumMap<>(Way.class);
        for (int i = 0; i < starts; i++) {
            for (Way way : Way.values()) {
                if (cachedOnly && !way.cached) {
                    continue;
                }
                gateway.useStartCache(Optional.of(cache).filter(_ -> way.cached));
                Start start = again(way.database);
                seen.computeIfAbsent(way, _ -> new ArrayList<>()).add(start);
                System.err.println(way.words + ": " + start + ", load " + Machine.load());
            }
        }
        double cores = (Machine.cpuOfAll() - cpuBefore) * 1e6 / (System.nanoTime() - begun);
        Figures figures = new Figures("start after kill -9, load " + Machine.load());
        figures.told("cores in use", "count", cores);
        seen.forEach((way, all) -> tell(figures, way, all));
        return figures;
    }

    private static void tell(Figures figures, Way way, List<Start> starts) {
        figures.told(way.words + ": health, median", "s", median(starts, Start::health));
        if (way.cached) {
            figures.atMost(
                    way.words + ": first payment created, longest",
                    "s",
                    BACK_AGAIN,
                    starts.stream().mapToDouble(Start::created).max().orElse(0));
        }
        figures.told(
                way.words + ": first payment created, median", "s", median(starts, Start::created));
        figures.told(
                way.words + ": paid on the kiosk's stream, median",
                "s",
                median(starts, Start::paid));
        figures.told(
                way.words + ": the gateway's processor time until then, median",
                "s",
                median(starts, Start::cpu));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Latencies.median(starts.stream().mapToDouble(figure).boxed().toList());
    }

    private Start again(boolean databaseToo) {
        long begun = System.nanoTime();
        if (databaseToo) {
            gateway.killDatabase();
        }
        gateway.kill();
        gateway.start();
        CompletableFuture<Double> health =
                CompletableFuture.supplyAsync(() -> {
                    gateway.awaitReady();
                    return seconds(begun, System.nanoTime());
                });
        String payment = kiosk.begin(visit++, PSP);
        double created = seconds(begun, System.nanoTime());
        double paid = seconds(begun, kiosk.pay(payment, PSP));
        double cpu = Machine.cpu(gateway.process().pid()) / 1e3;
        return new Start(health.join(), created, paid, cpu);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}

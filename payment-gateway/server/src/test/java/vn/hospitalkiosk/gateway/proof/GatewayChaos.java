package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/chaos gateway`: payments while psps misbehave and processes are killed, judged by what the psps took, what kiosks were told, what stands in the books and what the HIS was told.
public final class GatewayChaos {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int PROBES_FROM = 50_000;

    /// Of the states in which money was taken.
    private static final Set<String> MONEY =
            Set.of("CAPTURED", "CAPTURED_LATE", "CAPTURED_TWICE", "AMOUNT_DIFFERS", "SETTLED");

    private enum Victim {
        GATEWAY,
        DATABASE,
        KIOSKS,
        GATEWAY_AND_DATABASE,
        ALL
    }

    private final ChaosHouse house;
    private final Random random;
    private final Moods moods;
    private final Payers payers;
    private final Books books;
    private final Figures figures;
    private final List<Double> firstSuccess = new ArrayList<>();
    private final List<Double> resolved = new ArrayList<>();

    /// Of the kiosks that ask for the first success: their keys are read before, as a kiosk that runs has its own.
    private final List<KioskLine> asking = new ArrayList<>();

    private int probes = PROBES_FROM;
    private long imbalance;
    private long gaps;
    private long duplicates;

    private GatewayChaos(ChaosHouse house, long seed, String name) {
        this.house = house;
        this.random = new Random(seed);
        this.moods = new Moods(house.hospital(), random);
        this.payers = new Payers(house.hospital(), seed);
        this.books = house.books();
        this.figures = new Figures(name);
        GatewayProcess first = house.gateways().getFirst();
        for (int i = 1; i <= ChaosHouse.KIOSKS; i++) {
            asking.add(new KioskLine(GatewayProcess.kiosk(i), first.pki(), first.kioskDoor()));
        }
    }

    /// @param arguments `[--runs 10] [--seed S] [--gateways 1] [--json] [--var DIR] [--port-base N]`
    public static void main(String[] arguments) {
        Words words = Words.of(arguments, "json", "runs", "seed", "gateways", "var", "port-base");
        Path var = Path.of(words.text("var", "target/chaos-gateway"));
        long seed = words.big("seed", System.nanoTime() % 1_000_000);
        int gateways = words.number("gateways", 1);
        Stage.wipe(var);
        // Ends only when the house is closed: an external PostgreSQL would outlive us.
        boolean holds = false;
        try (ChaosHouse house = new ChaosHouse(var, words.number("port-base", 28_243), gateways)) {
            GatewayChaos chaos =
                    new GatewayChaos(
                            house, seed, "gateway chaos, seed " + seed + ", gateways " + gateways);
            chaos.all(words.number("runs", 10));
            System.out.println(words.has("json") ? chaos.figures.json() : chaos.figures.table());
            holds = chaos.figures.allHold();
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
        System.exit(holds ? 0 : 1);
    }

    private void all(int runs) throws SQLException, IOException {
        house.prepareVisits();
        payers.begin();
        house.startKiosks();
        long cpuBefore = Machine.cpuOfAll();
        long begun = System.nanoTime();
        for (int run = 1; run <= runs; run++) {
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            run(victim);
            System.err.printf(
                    java.util.Locale.ROOT,
                    "run %d of %d: %s killed, first success %.1f s, unresolved ended %.1f s, load %s%n",
                    run,
                    runs,
                    victim,
                    victim == Victim.KIOSKS ? 0 : firstSuccess.getLast(),
                    resolved.getLast(),
                    Machine.load());
        }
        double cores = (Machine.cpuOfAll() - cpuBefore) * 1e6 / (System.nanoTime() - begun);
        settle();
        judge(runs, cores);
    }

    private void run(Victim victim) throws SQLException {
        moods.change();
        Pause.of(Duration.ofMillis(2_000 + random.nextInt(4_000)));
        kill(victim);
        if (victim != Victim.KIOSKS) {
            firstSuccess.add(firstSuccess());
        }
        Pause.of(Duration.ofMillis(500 + random.nextInt(2_500)));
        moods.good();
        resolved.add(untilResolved());
        imbalance = Math.max(imbalance, books.imbalance());
        gaps = Math.max(gaps, books.receiptGaps());
        duplicates = Math.max(duplicates, books.duplicates());
    }

    private void kill(Victim victim) {
        GatewayProcess gateway = house.gateways().get(random.nextInt(house.gateways().size()));
        switch (victim) {
            case GATEWAY -> again(gateway);
            case DATABASE -> house.killDatabase();
            case KIOSKS -> kiosksAgain();
            case GATEWAY_AND_DATABASE -> {
                house.killDatabase();
                again(gateway);
            }
            case ALL -> {
                house.killDatabase();
                again(gateway);
                kiosksAgain();
            }
        }
    }

    /// As a service manager does: at once.
    private static void again(GatewayProcess gateway) {
        gateway.kill();
        gateway.start();
    }

    private void kiosksAgain() {
        house.killKiosks();
        house.startKiosks();
    }

    /// Seconds from the kill until a kiosk gets a payment created; over the psp that behaves.
    private double firstSuccess() {
        long begun = System.nanoTime();
        List<GatewayProcess> gateways = house.gateways();
        int tries = 0;
        while (System.nanoTime() - begun < LONGEST.toNanos()) {
            GatewayProcess asked = gateways.get(tries++ % gateways.size());
            int visit = probes++;
            KioskLine line = asking.get(visit % ChaosHouse.KIOSKS);
            line.turnTo(asked.kioskDoor());
            try {
                JsonNode said =
                        line.create(
                                UUID.randomUUID().toString(),
                                "V" + visit,
                                "B" + visit,
                                Neighbours.PSPS.getLast());
                if (said.path("kind").asString("").equals("created")) {
                    return seconds(begun);
                }
            } catch (IOException notYet) {
                Pause.of(Duration.ofMillis(50));
            }
        }
        return seconds(begun);
    }

    /// Seconds until what is unresolved at the moment the psps are back has ended.
    private double untilResolved() throws SQLException {
        long back = System.nanoTime();
        Set<String> open = new HashSet<>(eventually(books::unresolved));
        while (!open.isEmpty() && System.nanoTime() - back < LONGEST.toNanos()) {
            Pause.of(Duration.ofMillis(200));
            open.retainAll(eventually(books::unresolved));
        }
        return seconds(back);
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    /// The database itself may just be coming back.
    private static <T> T eventually(Question<T> question) throws SQLException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (SQLException away) {
                if (System.nanoTime() > deadline) {
                    throw away;
                }
                Pause.of(Duration.ofMillis(200));
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /// No new patients; those who are there are served to the end.
    private void settle() throws SQLException {
        moods.good();
        house.stopKiosksAfterTheirPatients();
        try {
            if (!house.kiosks().waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("some kiosks still wait for an end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        payers.close();
        until(() -> quiet());
    }

    private boolean quiet() {
        try {
            return books.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0
                    && missing(books.captured()) == 0
                    && books.unresolved().isEmpty();
        } catch (SQLException away) {
            return false;
        }
    }

    private static void until(BooleanSupplier quiet) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!quiet.getAsBoolean() && System.nanoTime() < deadline) {
            Pause.of(Duration.ofMillis(250));
        }
    }

    /// Orders whose money a psp took and that are not in the books with that amount.
    private long missing(Map<String, String> captured) {
        return payers.paid().entrySet().stream()
                .filter(paid -> !Long.toString(paid.getValue()).equals(captured.get(paid.getKey())))
                .count();
    }

    private void judge(int runs, double cores) throws SQLException {
        KioskJournal journal = KioskJournal.open(house.journal(), ChaosHouse.KIOSKS);
        Map<String, String> states = books.states();
        Map<String, String> captured = books.captured();
        long forgotten =
                journal.ended().entrySet().stream()
                        .filter(end -> MONEY.contains(end.getValue()))
                        .filter(end -> !MONEY.contains(states.getOrDefault(end.getKey(), "")))
                        .count();
        Set<String> bills = books.texts("SELECT bill_id FROM capture WHERE kind = 'CAPTURE'");
        long untold = bills.stream().filter(bill -> !house.his().isPaid(bill)).count();
        figures.told("runs", "count", (double) runs);
        figures.told("payments begun by kiosks", "count", (double) journal.begun().size());
        figures.told("payments the psps took money for", "count", (double) payers.paid().size());
        figures.atLeast("captures in the books", "count", 1, (double) captured.size());
        figures.exactly("money a psp took that is not in the books", "count", 0, missing(captured));
        figures.exactly("money in the books that no psp took", "count", 0, invented(captured));
        figures.exactly(
                "payments a kiosk was told are paid and that are not", "count", 0, forgotten);
        figures.exactly(
                "payments a kiosk began and nobody knows the end of",
                "count",
                0,
                (long) journal.begun().size() - journal.ended().size());
        figures.exactly(
                "duplicates in the books", "count", 0, Math.max(duplicates, books.duplicates()));
        figures.exactly("bills the HIS was told about twice", "count", 0, house.his().paidTwice());
        figures.exactly("captures the HIS does not know", "count", 0, untold);
        figures.exactly(
                "bills paid at the HIS without a capture",
                "count",
                0,
                house.his().bills() - (bills.size() - untold));
        figures.exactly(
                "imbalance of the ledger", "VND", 0, Math.max(imbalance, books.imbalance()));
        figures.exactly(
                "gaps among receipt numbers", "count", 0, Math.max(gaps, books.receiptGaps()));
        figures.exactly("unresolved at the end", "count", 0, books.unresolved().size());
        Optional<String> busy =
                cores > 1.8
                        ? Optional.of("the machine was full, load " + Machine.load())
                        : Optional.empty();
        figures.atMost(
                "unresolved ended after the psps were back, longest", "s", 30, max(resolved), busy);
        figures.atMost("first success after a kill, longest", "s", 6, max(firstSuccess), busy);
        figures.told(
                "first success after a kill, median",
                "s",
                firstSuccess.isEmpty() ? 0 : Latencies.median(firstSuccess));
    }

    private long invented(Map<String, String> captured) {
        Map<String, Long> paid = payers.paid();
        return captured.keySet().stream().filter(order -> !paid.containsKey(order)).count();
    }

    private static double max(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}

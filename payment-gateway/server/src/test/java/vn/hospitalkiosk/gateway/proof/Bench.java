package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// The real gateway between a stub HIS, a stub psp and many kiosks, all of them in this process, each payment of a visit prepared in the database.
final class Bench implements AutoCloseable {
    private static final long PATIENCE_S = 20;
    private static final int VISITS = 120_000;

    private final Map<String, CompletableFuture<Long>> events = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Long>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final List<KioskLine> kiosks = new ArrayList<>();
    private final Semaphore listening = new Semaphore(0);
    private volatile boolean closed;
    private final StubPsp psp = new StubPsp();
    private final StubHis his = new StubHis(this::acknowledged);
    private final PlainDoor door;
    private final PlainClient psps;
    private final GatewayProcess gateway;

    /// Nanoseconds of one payment's steps.
    ///
    /// @param create kiosk's request until its answer
    /// @param callback psp's message until its answer
    /// @param event psp's message until the kiosk's stream has told it
    /// @param his psp's message until the HIS had acknowledged
    record Payment(long create, long callback, long event, long his) {}

    Bench(Path var, int portBase, int kioskCount) throws IOException, SQLException {
        door = new PlainDoor(portBase + 637);
        door.serve(StubHis.PATH, his);
        door.serve("/momo", psp);
        GatewayProcess.configure(var, kioskCount, "[momo]", "");
        StubPsp.handSecretsTo(var);
        java.nio.file.Files.createDirectories(var.resolve("secrets/his"));
        java.nio.file.Files.writeString(var.resolve("secrets/his/token"), "bench");
        gateway =
                new GatewayProcess(
                        var,
                        portBase,
                        door.address(),
                        List.of(
                                "--his.kind=bridge",
                                "--his.base=" + door.address() + StubHis.PATH));
        gateway.start();
        gateway.awaitReady();
        psps =
                new PlainClient(
                        gateway.callbackDoor(),
                        Optional.empty(),
                        Duration.ofSeconds(PATIENCE_S),
                        PlainClient.USUAL);
        new Books(gateway::connect).execute(visits(kioskCount, VISITS));
        for (int i = 1; i <= kioskCount; i++) {
            KioskLine kiosk =
                    new KioskLine(GatewayProcess.kiosk(i), gateway.pki(), gateway.kioskDoor());
            kiosks.add(kiosk);
            Thread.ofVirtual().start(() -> listen(kiosk));
        }
        listening.acquireUninterruptibly(kioskCount);
    }

    GatewayProcess gateway() {
        return gateway;
    }

    StubPsp psp() {
        return psp;
    }

    URI stubs() {
        return door.address();
    }

    /// Until the end; a stream that breaks is opened again, as a kiosk does.
    private void listen(KioskLine kiosk) {
        while (!closed) {
            try {
                kiosk.listen(
                        listening::release,
                        (payment, state) -> {
                            if (state.equals("CAPTURED")) {
                                waiting(events, payment).complete(System.nanoTime());
                            }
                        });
            } catch (IOException broken) {
                Pause.of(Duration.ofMillis(200));
            }
        }
    }

    private void acknowledged(String bill) {
        waiting(acknowledged, bill).complete(System.nanoTime());
    }

    private static CompletableFuture<Long> waiting(
            Map<String, CompletableFuture<Long>> all, String key) {
        return all.computeIfAbsent(key, _ -> new CompletableFuture<>());
    }

    /// SQL for what check-in leaves behind: visits `V<n>`, each with an encounter and the bill `B<n>`, dealt out among the kiosks.
    static String visits(int kioskCount, int visits) {
        return """
        INSERT INTO visit (facility_id, visit_id, kiosk_id, begun_at, touched_at, encounter, ticket, bill_id)
        SELECT 'KH01', 'V' || n, 'K' || lpad((n %% %d + 1)::text, 2, '0'), now(), now() + interval '1 day', 'E' || n,
          '{"number":"001","clinic":"Nội","place":{"room":"Phòng 1","floor":"Tầng 1","building":"Nhà A","way":""},"expectedAt":null,"ahead":null,"today":[],"encounter":"E"}',
          'B' || n
        FROM generate_series(0, %d) n;
        ANALYZE visit
        """
                .formatted(kioskCount, visits);
    }

    /// An open payment with its order.
    record Open(String payment, String bill, String order) {}

    Open open() throws IOException {
        int n = next.getAndIncrement();
        String payment = UUID.randomUUID().toString();
        JsonNode made = kiosks.get(n % kiosks.size()).create(payment, "V" + n, "B" + n, "momo");
        String qr = made.path("payment").path("qrContent").asString("");
        if (!qr.startsWith("stub:")) {
            throw new IOException("no QR: " + made);
        }
        return new Open(payment, "B" + n, qr.substring(5));
    }

    /// @return HTTP status
    int callBack(byte[] body) throws IOException {
        return psps.ask("POST", "/callbacks/momo", body).status();
    }

    /// One whole payment: created by the kiosk, told by the psp, heard by the kiosk, acknowledged by the HIS.
    ///
    /// @param due the moment it should have begun; latencies count from there
    Payment pay(long due) throws IOException {
        Open open = open();
        long created = System.nanoTime();
        byte[] ipn = psp.paid(open.order());
        long sent = System.nanoTime();
        int status = callBack(ipn);
        long answered = System.nanoTime();
        if (status != 204) {
            throw new IOException("callback: HTTP " + status);
        }
        long heard = await(events, open.payment());
        long acked = await(acknowledged, open.bill());
        return new Payment(created - due, answered - sent, heard - sent, acked - sent);
    }

    private static long await(Map<String, CompletableFuture<Long>> all, String key)
            throws IOException {
        try {
            return waiting(all, key).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException("nothing came of " + key, e);
        } finally {
            all.remove(key);
        }
    }

    @Override
    public void close() {
        closed = true;
        gateway.close();
        kiosks.forEach(KioskLine::close);
        psps.close();
        door.close();
    }
}

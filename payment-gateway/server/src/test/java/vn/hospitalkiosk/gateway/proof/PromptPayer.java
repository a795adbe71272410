package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.stage.Web;

/// One kiosk and a payer who approves whatever it shows: a payment from the kiosk's request to "paid" on the kiosk's stream of events. The stream is opened again when it breaks.
final class PromptPayer implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final long PATIENCE_S = 60;

    private final KioskLine line;
    private final Web hospital;
    private final Map<String, CompletableFuture<Long>> paid = new ConcurrentHashMap<>();
    private final Set<String> approved = new HashSet<>();
    private volatile boolean closed;

    /// @param line closed with this
    PromptPayer(KioskLine line, Web hospital) {
        this.line = line;
        this.hospital = hospital;
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        while (!closed) {
            try {
                line.listen(
                        () -> {},
                        (payment, state) -> {
                            if (state.equals("CAPTURED")) {
                                waiting(payment).complete(System.nanoTime());
                            }
                        });
            } catch (IOException broken) {
                Pause.of(AGAIN);
            }
        }
    }

    private CompletableFuture<Long> waiting(String payment) {
        return paid.computeIfAbsent(payment, _ -> new CompletableFuture<>());
    }

    /// Asks until the gateway has the psp's order.
    ///
    /// @param visit prepared for this kiosk
    /// @return the payment's id
    String begin(int visit, String psp) {
        String payment = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (System.nanoTime() < deadline) {
            try {
                JsonNode said = line.create(payment, "V" + visit, "B" + visit, psp);
                if (said.path("kind").asString("").equals("created")) {
                    return payment;
                }
            } catch (IOException notYet) {
                Pause.of(AGAIN);
            }
        }
        throw new IllegalStateException("no payment could be begun");
    }

    /// @return when the kiosk's stream told it, [System#nanoTime]
    long pay(String payment, String psp) {
        approve(psp);
        try {
            return waiting(payment).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the kiosk never heard of " + payment, e);
        }
    }

    private void approve(String psp) {
        for (JsonNode order : hospital.get("/phone/orders")) {
            String id = order.path("orderId").asString("");
            if (order.path("psp").asString("").equals(psp) && approved.add(id)) {
                hospital.post("/phone/orders/" + psp + "/" + id + "/approve", Map.of());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        line.close();
    }
}

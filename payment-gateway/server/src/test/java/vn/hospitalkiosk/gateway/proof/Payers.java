package vn.hospitalkiosk.gateway.proof;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.stage.StageFailure;
import vn.hospitalkiosk.virtual.stage.Web;

/// People with phones: most pay, some decline, some walk away. What a psp took of them is the truth that gateway, books and HIS are held against.
final class Payers implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(120);
    private static final int WALK_AWAY = 8;
    private static final int DECLINE = 5;

    private final Web hospital;
    private final Random random;
    private final Map<String, Boolean> decided = new ConcurrentHashMap<>();

    /// Amount by order, once a psp has said that it took it.
    private final Map<String, Long> paid = new ConcurrentHashMap<>();

    private volatile boolean stopped;
    private final Thread thread = Thread.ofPlatform().name("payers").unstarted(this::work);

    Payers(Web hospital, long seed) {
        this.hospital = hospital;
        this.random = new Random(seed);
    }

    void begin() {
        thread.start();
    }

    Map<String, Long> paid() {
        return Map.copyOf(paid);
    }

    private void work() {
        while (!stopped) {
            try {
                hospital.get("/phone/orders").forEach(this::decide);
            } catch (StageFailure busy) {
                // The phone's network: looks again.
                Pause.of(LOOK);
            }
            Pause.of(LOOK);
        }
    }

    private void decide(JsonNode order) {
        String id = order.path("orderId").asString("");
        if (decided.putIfAbsent(id, true) != null) {
            return;
        }
        int dice = random.nextInt(100);
        if (dice < WALK_AWAY) {
            return;
        }
        boolean declines = dice < WALK_AWAY + DECLINE;
        String path = "/phone/orders/" + order.path("psp").asString("") + "/" + id + "/";
        try {
            JsonNode told = hospital.post(path + (declines ? "decline" : "approve"), Map.of());
            if (!declines) {
                // ZaloPay's ids begin with a day and a low line; what follows is ours.
                String ours = id.substring(id.lastIndexOf('_') + 1);
                paid.put(ours, told.path("amountVnd").asLong());
            }
        } catch (StageFailure tooLate) {
            // Expired while the payer looked at it: the psp took nothing.
            decided.put(id, false);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

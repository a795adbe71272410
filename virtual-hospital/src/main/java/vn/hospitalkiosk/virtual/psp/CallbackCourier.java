package vn.hospitalkiosk.virtual.psp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Brings callbacks to the merchant, again after the given pauses until one is received.
public final class CallbackCourier implements AutoCloseable {
    private static final int OK = 200;

    /// @param sentAtMicros epoch microseconds just before the first byte left
    /// @param status HTTP status, 0: no answer
    private record Delivery(String orderId, long sentAtMicros, long answeredMs, int status) {}

    /// @param tampered the same but for one digit of the amount
    /// @param received whether the merchant's words, under HTTP 200, mean that it has it
    public record Callback(
            String orderId,
            HttpRequest genuine,
            HttpRequest tampered,
            Predicate<String> received) {}

    private final Clock clock;
    private final List<Duration> pauses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(threads)
                    .build();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param pauses one for each repetition
    public CallbackCourier(Clock clock, List<Duration> pauses) {
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
    }

    /// Returns at once.
    public void send(Callback callback, PspMoods moods) {
        switch (moods.ipn()) {
            case NORMAL -> carry(callback, callback.genuine(), Duration.ZERO);
            case TWICE -> {
                carry(callback, callback.genuine(), Duration.ZERO);
                carry(callback, callback.genuine(), Duration.ZERO);
            }
            case NEVER -> {}
            case TAMPERED -> carry(callback, callback.tampered(), Duration.ZERO);
            case LATE -> carry(callback, callback.genuine(), Duration.ofMillis(moods.lateMs()));
        }
    }

    private void carry(Callback callback, HttpRequest request, Duration after) {
        threads.execute(() -> attempts(callback, request, after));
    }

    private void attempts(Callback callback, HttpRequest request, Duration after) {
        try {
            boolean stopped = closing.await(after.toMillis(), TimeUnit.MILLISECONDS);
            for (int attempt = 0; !stopped; attempt++) {
                if (isReceived(callback, request) || attempt == pauses.size()) {
                    return;
                }
                stopped = closing.await(pauses.get(attempt).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReceived(Callback callback, HttpRequest request) throws InterruptedException {
        long sentAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long started = System.nanoTime();
        int status = 0;
        boolean received = false;
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            status = answer.statusCode();
            received = status == OK && callback.received().test(answer.body());
        } catch (IOException e) {
            // Refused, cut or too late: told by status 0.
            status = 0;
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        deliveries.add(new Delivery(callback.orderId(), sentAtMicros, took, status));
        return received;
    }

    public OptionalLong firstSentAtMicros(String orderId) {
        return deliveries.stream()
                .filter(d -> d.orderId().equals(orderId))
                .mapToLong(Delivery::sentAtMicros)
                .min();
    }

    public ArrayNode told() {
        ArrayNode list = Json.array();
        deliveries.forEach(d ->
                list.addObject()
                        .put("orderId", d.orderId())
                        .put("sentAtMicros", d.sentAtMicros())
                        .put("answeredMs", d.answeredMs())
                        .put("status", d.status()));
        return list;
    }

    /// Gives up what is still to be sent.
    @Override
    public void close() {
        closing.countDown();
        client.shutdownNow();
        threads.shutdownNow();
    }
}

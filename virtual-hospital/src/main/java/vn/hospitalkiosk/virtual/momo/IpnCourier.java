package vn.hospitalkiosk.virtual.momo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/// Brings IPNs to the partner: an answer other than 204 within 15 s means again, after 1, 2, 4 and 8 s, then never (the real number is not published, §1.7).
final class IpnCourier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8));
    private static final int RECEIVED = 204;

    /// One attempt.
    ///
    /// @param sentAtMicros epoch microseconds just before the first byte left
    /// @param answeredMs from then until the answer, or until it was clear that none comes
    /// @param status HTTP status, 0: no answer
    record Delivery(String orderId, long sentAtMicros, long answeredMs, int status) {}

    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(threads)
                    .build();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    IpnCourier(Clock clock) {
        this.clock = clock;
    }

    /// Loads what a first request needs, so that the first IPN goes out as fast as the others.
    void warmUp(URI anything) {
        try {
            client.send(
                    HttpRequest.newBuilder(anything).timeout(Duration.ofSeconds(2)).build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            // Nothing depends on the answer.
            System.getLogger(IpnCourier.class.getName())
                    .log(System.Logger.Level.DEBUG, "warm-up had no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns at once.
    void send(String orderId, URI to, byte[] body, Duration after) {
        threads.execute(() -> carry(orderId, to, body, after));
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    OptionalLong firstSentAtMicros(String orderId) {
        return deliveries.stream()
                .filter(d -> d.orderId().equals(orderId))
                .mapToLong(Delivery::sentAtMicros)
                .min();
    }

    private void carry(String orderId, URI to, byte[] body, Duration after) {
        try {
            boolean stopped = closing.await(after.toMillis(), TimeUnit.MILLISECONDS);
            for (int attempt = 0; !stopped; attempt++) {
                if (attempt(orderId, to, body) == RECEIVED || attempt == PAUSES.size()) {
                    return;
                }
                stopped = closing.await(PAUSES.get(attempt).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int attempt(String orderId, URI to, byte[] body) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(to)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        long sentAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long started = System.nanoTime();
        int status = 0;
        try {
            status = client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // Refused, cut or too late: told by status 0.
            status = 0;
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        deliveries.add(new Delivery(orderId, sentAtMicros, took, status));
        return status;
    }

    /// Gives up what is still to be sent.
    @Override
    public void close() {
        closing.countDown();
        client.shutdownNow();
        threads.shutdownNow();
    }
}

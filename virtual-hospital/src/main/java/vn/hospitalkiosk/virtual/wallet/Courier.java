package vn.hospitalkiosk.virtual.wallet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Brings callbacks to the hospital: until its answer is a receipt, again after 1, 2, 4 and 8 s, then never.
public final class Courier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8));

    /// One callback.
    public record Letter(String orderId, URI to, String contentType, String body) {
        /// A callback may name the payer.
        @Override
        public String toString() {
            return "Letter[" + orderId + "]";
        }
    }

    /// One attempt.
    ///
    /// @param sentAtMicros epoch microseconds just before the first byte left
    /// @param answeredMs from then until the answer, or until it was clear that none comes
    /// @param status HTTP status, 0: no answer
    /// @param word the hospital's own word in its answer, `00`; `?` when the answer cannot be read or is not signed well
    public record Delivery(
            String orderId, long sentAtMicros, long answeredMs, int status, String word) {}

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

    public Courier(Clock clock) {
        this.clock = clock;
    }

    /// Returns at once.
    ///
    /// @param word reads the hospital's word out of an answer's body
    /// @param receipts words after which the letter does not come again
    public void send(
            Letter letter, Duration after, Function<String, String> word, List<String> receipts) {
        threads.execute(() -> carry(letter, after, word, receipts));
    }

    /// One question to the hospital, its answer waited for.
    ///
    /// @return empty when no answer with status 200 came
    public Optional<String> ask(Letter letter) {
        try {
            HttpResponse<String> answer = post(letter);
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    public OptionalLong firstSentAtMicros(String orderId) {
        return deliveries.stream()
                .filter(d -> d.orderId().equals(orderId))
                .mapToLong(Delivery::sentAtMicros)
                .min();
    }

    private void carry(
            Letter letter, Duration after, Function<String, String> word, List<String> receipts) {
        try {
            boolean stopped = closing.await(after.toMillis(), TimeUnit.MILLISECONDS);
            for (int attempt = 0; !stopped; attempt++) {
                if (receipts.contains(attempt(letter, word)) || attempt == PAUSES.size()) {
                    return;
                }
                stopped = closing.await(PAUSES.get(attempt).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> post(Letter letter) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(letter.to())
                        .timeout(PATIENCE)
                        .header("Content-Type", letter.contentType())
                        .POST(HttpRequest.BodyPublishers.ofString(letter.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String attempt(Letter letter, Function<String, String> word)
            throws InterruptedException {
        long sentAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long started = System.nanoTime();
        int status = 0;
        String said = "?";
        try {
            HttpResponse<String> answer = post(letter);
            status = answer.statusCode();
            said = status == 200 ? word.apply(answer.body()) : "?";
        } catch (IOException e) {
            // Refused, cut or too late: told by status 0.
            status = 0;
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        deliveries.add(new Delivery(letter.orderId(), sentAtMicros, took, status, said));
        return said;
    }

    /// Gives up what is still to be sent.
    @Override
    public void close() {
        closing.countDown();
        client.shutdownNow();
        threads.shutdownNow();
    }
}

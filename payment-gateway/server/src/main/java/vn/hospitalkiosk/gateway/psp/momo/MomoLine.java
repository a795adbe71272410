package vn.hospitalkiosk.gateway.psp.momo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.hospitalkiosk.gateway.psp.RawMessage;

/// One POST to MoMo. The deadline covers everything, a body that trickles too; certificates are always verified, because answers are not signed (§1.4).
final class MomoLine implements AutoCloseable {
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final URI endpoint;

    MomoLine(URI endpoint, Duration connectTimeout) {
        this.endpoint = endpoint;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .build();
    }

    /// What came back, whatever it was.
    sealed interface Answer {
        /// @param status HTTP status, 200–499
        record Message(int status, MomoMessage message, RawMessage raw) implements Answer {}

        /// Timeout, reset, 5xx, garbage: it is not known what MoMo did.
        record None(String reason) implements Answer {}
    }

    Answer post(String path, Map<String, Object> body, Duration longest) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint + path))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(MomoMessage.write(body)))
                        .build();
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer(coming.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            coming.cancel(true);
            return new Answer.None("no answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Answer.None(reason(e));
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.None("interrupted");
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof IOException
                ? "line broken: " + cause.getClass().getSimpleName()
                : "cannot send: " + (cause == null ? e : cause).getClass().getSimpleName();
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 500 || response.statusCode() < 200) {
            return new Answer.None("HTTP " + response.statusCode());
        }
        return MomoMessage.parse(response.body())
                .<Answer>map(m ->
                        new Answer.Message(
                                response.statusCode(),
                                m,
                                new RawMessage(RawMessage.Kind.ANSWER, response.body())))
                .orElseGet(() -> new Answer.None("no JSON, HTTP " + response.statusCode()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

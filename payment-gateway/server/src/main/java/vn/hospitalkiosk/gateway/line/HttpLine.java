package vn.hospitalkiosk.gateway.line;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// HTTP calls to one neighbour. The deadline covers everything, a body that trickles too; certificates are always verified, because many do not sign their answers.
public final class HttpLine implements AutoCloseable {
    public static final String JSON = "application/json; charset=UTF-8";
    public static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpClient client;

    public HttpLine(Duration connectTimeout) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // No hop to a pool: answers are small and read by the client's own thread.
                        .executor(Runnable::run)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .build();
    }

    public Answer post(
            URI address,
            String contentType,
            byte[] body,
            Map<String, String> headers,
            Duration longest) {
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                headers,
                longest);
    }

    public Answer get(URI address, Map<String, String> headers, Duration longest) {
        return send(HttpRequest.newBuilder(address).GET(), headers, longest);
    }

    private Answer send(
            HttpRequest.Builder request, Map<String, String> headers, Duration longest) {
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(
                        request.build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer(coming.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            coming.cancel(true);
            return new Answer.None("no answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException e) {
            return broken(e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.None("interrupted");
        }
    }

    private static Answer broken(@Nullable Throwable cause) {
        String name = cause == null ? "unknown" : cause.getClass().getSimpleName();
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Answer.NotSent("no connection: " + name);
        }
        return new Answer.None(
                (cause instanceof IOException ? "line broken: " : "cannot send: ") + name);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 500 || response.statusCode() < 200) {
            return new Answer.None("HTTP " + response.statusCode());
        }
        Map<String, String> headers = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Answer.Message(
                response.statusCode(),
                headers,
                new RawMessage(RawMessage.Kind.ANSWER, response.body()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

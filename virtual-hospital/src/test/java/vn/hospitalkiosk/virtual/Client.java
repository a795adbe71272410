package vn.hospitalkiosk.virtual;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks HTTP to a virtual hospital the way a stranger would: its own JSON reader, nothing of the product's.
final class Client {
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param json missing node when the body is empty or not JSON
    record Answer(int status, JsonNode json, HttpResponse<String> raw) {}

    private final URI base;

    Client(URI base) {
        this.base = base;
    }

    Answer get(String path, String... headers) throws IOException {
        return send(request(path, headers).GET());
    }

    Answer post(String path, String body, String... headers) throws IOException {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// @throws java.net.http.HttpTimeoutException when no answer comes within this time
    Answer postWithin(Duration patience, String path, String body, String... headers)
            throws IOException {
        return send(
                request(path, headers)
                        .timeout(patience)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// @param fields name, value, name, value …
    static String form(String... fields) {
        return IntStream.range(0, fields.length / 2)
                .mapToObj(i -> encode(fields[2 * i]) + "=" + encode(fields[2 * i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        List<String> pairs = List.of(headers);
        return pairs.isEmpty() ? builder : builder.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json")
                            && !response.body().isEmpty();
            return new Answer(
                    response.statusCode(),
                    json ? JSON.readTree(response.body()) : JSON.missingNode(),
                    response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

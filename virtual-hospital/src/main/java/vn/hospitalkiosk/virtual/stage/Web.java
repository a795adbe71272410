package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Plain HTTP to one of our own processes on loopback.
///
/// @param base `http://127.0.0.1:9080`
public record Web(String base) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Whether GET answers 200.
    public boolean answers(String path) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + path))
                                    .timeout(Duration.ofSeconds(2))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// @throws StageFailure unless the answer is 2xx with JSON
    public JsonNode get(String path) {
        return json(HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST).build());
    }

    /// As [#get] for one of our own programs, which prove themselves with the token in `secrets/people/programs.token`.
    ///
    /// @param var the gateway's folder
    /// @throws StageFailure unless the answer is 2xx with JSON, or when there is no token to read
    public JsonNode getAsProgram(String path, Path var) {
        try {
            String token = Files.readString(var.resolve("secrets/people/programs.token")).strip();
            return json(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .timeout(LONGEST)
                            .header("Authorization", "Bearer " + token)
                            .build());
        } catch (IOException e) {
            throw new StageFailure("no token for the console under " + var, e);
        }
    }

    /// @throws StageFailure unless the answer is 2xx
    public JsonNode post(String path, Map<String, ?> body) {
        return json(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                        .build());
    }

    /// Sum of a Prometheus counter over all its labels; 0 when it is not there yet.
    public long metric(String name) {
        return metric(name, "");
    }

    /// @param label of the lines that count, `state="CAPTURED"`
    public long metric(String name, String label) {
        try {
            String text =
                    send(HttpRequest.newBuilder(URI.create(base + "/metrics"))
                                    .timeout(LONGEST)
                                    .build())
                            .body();
            return text.lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .filter(line -> line.contains(label))
                    .mapToLong(line ->
                            new java.math.BigDecimal(line.substring(line.lastIndexOf(' ') + 1))
                                    .longValue())
                    .sum();
        } catch (IOException e) {
            throw new StageFailure("no metrics from " + base, e);
        }
    }

    private JsonNode json(HttpRequest request) {
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() / 100 != 2) {
                throw new StageFailure(
                        request.method()
                                + " "
                                + request.uri()
                                + " answered "
                                + response.statusCode()
                                + ": "
                                + response.body());
            }
            return response.body().isBlank()
                    ? Json.MAPPER.createObjectNode()
                    : Json.parse(response.body());
        } catch (IOException e) {
            throw new StageFailure(request.method() + " " + request.uri() + " failed: " + e, e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
    }
}

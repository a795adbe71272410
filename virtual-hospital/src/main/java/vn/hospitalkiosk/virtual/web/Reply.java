package vn.hospitalkiosk.virtual.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the door does with a request.
public sealed interface Reply {
    /// An answer. `body` may be empty.
    @SuppressWarnings("ArrayRecordComponent") // answers are not compared
    record Answer(int status, Map<String, String> headers, byte[] body) implements Reply {
        public Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    /// No answer: the line stays open this long, then it is dropped.
    record Silence(Duration hold) implements Reply {}

    static Answer json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    static Answer text(int status, String sentence) {
        return of(
                status,
                "text/plain; charset=utf-8",
                (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /// A refusal of one of our own (not a standard's) paths.
    static Answer problem(int status, String sentence) {
        return json(status, Json.object().put("error", sentence));
    }
}

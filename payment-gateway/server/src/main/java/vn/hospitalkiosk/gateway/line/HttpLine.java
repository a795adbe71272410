package vn.hospitalkiosk.gateway.line;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// HTTP calls to one neighbour. The deadline covers everything, a body that trickles too; certificates are always verified, because many do not sign their answers.
public final class HttpLine implements AutoCloseable {
    public static final String JSON = "application/json; charset=UTF-8";
    public static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpWire wire;

    public HttpLine(Duration connectTimeout) {
        this.wire = new HttpWire(connectTimeout, Optional.empty());
    }

    public Answer post(
            URI address,
            String contentType,
            byte[] body,
            Map<String, String> headers,
            Duration longest) {
        return send(
                HttpCall.post(address, body).with("Content-Type", contentType), headers, longest);
    }

    public Answer get(URI address, Map<String, String> headers, Duration longest) {
        return send(HttpCall.get(address), headers, longest);
    }

    private Answer send(HttpCall call, Map<String, String> headers, Duration longest) {
        HttpCall whole = call;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            whole = whole.with(header.getKey(), header.getValue());
        }
        return switch (wire.send(whole, longest, LONGEST_ANSWER)) {
            case HttpOutcome.Answered answer -> answer(answer);
            case HttpOutcome.NotSent(String reason) ->
                    new Answer.NotSent("no connection: " + reason);
            case HttpOutcome.Broken(var cause, String what) ->
                    new Answer.None(
                            switch (cause) {
                                case TIMEOUT -> "no answer within " + longest.toMillis() + " ms";
                                case INTERRUPTED -> "interrupted";
                                case TOO_LARGE -> "answer too large";
                                case LOST -> "line broken: " + what;
                            });
        };
    }

    private static Answer answer(HttpOutcome.Answered answer) {
        return answer.status() >= 500
                ? new Answer.None("HTTP " + answer.status())
                : new Answer.Message(
                        answer.status(),
                        answer.headers(),
                        new RawMessage(RawMessage.Kind.ANSWER, answer.body()));
    }

    @Override
    public void close() {
        wire.close();
    }
}

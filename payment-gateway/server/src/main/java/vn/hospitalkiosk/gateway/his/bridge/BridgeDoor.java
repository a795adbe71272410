package vn.hospitalkiosk.gateway.his.bridge;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.wire.Exchange;
import vn.hospitalkiosk.gateway.his.wire.HisWire;
import vn.hospitalkiosk.gateway.line.HttpCall;

/// HisBridge's calls on a [HisWire]. Ids of the HIS's making may stand in addresses, numbers and names of people never.
final class BridgeDoor {
    private static final Logger log = LoggerFactory.getLogger(BridgeDoor.class);
    private static final String JSON = "application/json";
    private static final String ID = "[A-Za-z0-9._-]{1,64}";
    private static final Set<HisRefusal> OURS_TO_MEND =
            EnumSet.of(HisRefusal.KEY_REUSED, HisRefusal.BAD_REQUEST);

    private final BridgeSettings settings;
    private final HisWire wire;
    private final JsonMapper json =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    BridgeDoor(BridgeSettings settings, HisWire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    /// A question with what it asks in its body; asked once more when a pooled connection turned out to be dead.
    <T> BridgeReply<T> ask(String path, Object body, Class<T> answer) {
        return twice(() -> send(path, ours(HttpCall.post(at(path), json(body))), answer));
    }

    <T> BridgeReply<T> get(String path, Class<T> answer) {
        return twice(() -> send(name(path), ours(HttpCall.get(at(path))), answer));
    }

    /// A command, sent once.
    <T> BridgeReply<T> post(String path, HisCommand command, Object body, Class<T> answer) {
        return send(path, from(HttpCall.post(at(path), json(body)), command), answer);
    }

    /// A command whose key is part of its address, sent once.
    <T> BridgeReply<T> put(String path, HisCommand command, Object body, Class<T> answer) {
        return send(name(path), from(HttpCall.put(at(path), json(body)), command), answer);
    }

    /// Takes back what an earlier command asked for; repeating does nothing.
    <T> BridgeReply<T> delete(String path, HisCommand command, Class<T> answer) {
        return send(name(path), from(HttpCall.delete(at(path)), command), answer);
    }

    /// As above, of the gateway's own.
    <T> BridgeReply<T> put(String path, Object body, Class<T> answer) {
        return send(name(path), ours(HttpCall.put(at(path), json(body))), answer);
    }

    /// What cannot be an id of the HIS's never becomes part of an address.
    static boolean isId(String id) {
        return id.matches(ID) && !id.matches("[.]+");
    }

    static <T> BridgeReply<T> noId() {
        return new BridgeReply.Refused<>(HisRefusal.OTHER, "not an id");
    }

    private static HttpCall from(HttpCall call, HisCommand command) {
        return ours(call)
                .with("Idempotency-Key", command.key())
                .with("Kiosk", command.facility() + "/" + command.kiosk())
                .with("Actor", command.actor());
    }

    private static HttpCall ours(HttpCall call) {
        return call.with("Accept", JSON).with("Content-Type", JSON);
    }

    private URI at(String path) {
        return URI.create(settings.base() + path);
    }

    private byte[] json(Object body) {
        return json.writeValueAsBytes(body);
    }

    private static <T> BridgeReply<T> twice(Supplier<BridgeReply<T>> question) {
        BridgeReply<T> first = question.get();
        return first instanceof BridgeReply.Unknown<T>(_, boolean lost) && lost
                ? question.get()
                : first;
    }

    private <T> BridgeReply<T> send(String what, HttpCall call, Class<T> answer) {
        return switch (wire.send(what, call, settings.answer())) {
            case Exchange.Failed(String reason, boolean lost) ->
                    new BridgeReply.Unknown<>(reason, lost);
            case Exchange.Answered(int status, String body, boolean echoed) ->
                    echoed || status >= 500
                            ? read(what, status, body, answer)
                            : new BridgeReply.Unknown<>("no X-Request-Id in the answer", false);
        };
    }

    private <T> BridgeReply<T> read(String what, int status, String body, Class<T> answer) {
        try {
            if (status == 204 && answer == Nothing.class) {
                return new BridgeReply.Done<>(answer.cast(new Nothing()));
            }
            if (status == 200) {
                return new BridgeReply.Done<>(json.readValue(body, answer));
            }
            return refused(what, status, body);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException unreadable) {
            // Their texts may quote what they could not read.
            log.warn("{} unreadable HIS answer: {}", "H12", unreadable.getClass().getSimpleName());
            return new BridgeReply.Unknown<>("unreadable answer", false);
        }
    }

    private <T> BridgeReply<T> refused(String what, int status, String body) {
        if (status == 501) {
            return new BridgeReply.NotOffered<>();
        }
        if (status < 400 || status > 499 || status == 401 || status == 403) {
            return new BridgeReply.Unknown<>("HTTP " + status, false);
        }
        HisRefusal why = code(body);
        if (OURS_TO_MEND.contains(why)) {
            log.error("{} the HIS says {} to {}", "H30", why, what);
        }
        if (why != HisRefusal.OTHER) {
            return new BridgeReply.Refused<>(why, why.name());
        }
        return status == 404
                ? new BridgeReply.NotThere<>()
                : new BridgeReply.Unknown<>("HTTP " + status + " without a code", false);
    }

    private HisRefusal code(String body) {
        JsonNode code = json.readTree(body.isBlank() ? "{}" : body).path("code");
        try {
            return HisRefusal.valueOf(code.stringValue(HisRefusal.OTHER.name()));
        } catch (IllegalArgumentException unlisted) {
            return HisRefusal.OTHER;
        }
    }

    /// `/bills/B7/payments/P1` → `/bills`
    private static String name(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    /// An answer without a body.
    record Nothing() {}
}

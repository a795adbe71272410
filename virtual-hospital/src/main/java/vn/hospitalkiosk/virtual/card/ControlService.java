package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Orders to the card, one line of JSON each, answered by one line:
/// `{"action":"insert","pullAtApdu":3,"hangAtApdu":5,"apduMs":20}`, `{"action":"remove"}`, `{"action":"status"}` →
/// `{"ok":true,"inserted":true,"apdus":0,"vpcd":false}` or `{"ok":false,"error":"…"}`. A line has at most 4096 bytes. What else an insert may name is in [CardWish].
final class ControlService implements UnixDoor.Service {
    private static final int LONGEST_LINE = 4096;
    private static final JsonMapper JSON = new JsonMapper();

    private static final int LONGEST_THOUGHT = 60_000;

    private final CardSlot slot;
    private final CardWish.Maker maker;
    private final BooleanSupplier vpcd;

    /// @param maker personalises a card when an insert describes one
    ControlService(CardSlot slot, CardWish.Maker maker, BooleanSupplier vpcd) {
        this.slot = slot;
        this.maker = maker;
        this.vpcd = vpcd;
    }

    @Override
    public void serve(SocketChannel caller) throws IOException {
        InputStream in = Channels.newInputStream(caller);
        ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n' && line.hasRemaining()) {
                line.put((byte) b);
                continue;
            }
            boolean whole = b == '\n';
            String text = new String(line.array(), 0, line.position(), StandardCharsets.UTF_8);
            line.clear();
            ObjectNode answer = whole ? obey(text) : refusal("the line is too long");
            caller.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
            if (!whole) {
                return;
            }
        }
    }

    ObjectNode obey(String line) {
        JsonNode order;
        try {
            order = JSON.readTree(line);
        } catch (JacksonException e) {
            return refusal("not JSON");
        }
        switch (order.path("action").asString("")) {
            case "insert" -> {
                OptionalInt pull = number(order, "pullAtApdu");
                OptionalInt hang = number(order, "hangAtApdu");
                int thought = number(order, "apduMs").orElse(0);
                if (pull.orElse(1) < 1 || hang.orElse(1) < 1) {
                    return refusal("commands count from 1");
                }
                if (thought < 0 || thought > LONGEST_THOUGHT) {
                    return refusal("apduMs is 0 to 60000");
                }
                try {
                    insert(
                            CardWish.of(order),
                            new CardSlot.Mishaps(pull, hang, Duration.ofMillis(thought)));
                } catch (IllegalArgumentException e) {
                    return refusal(String.valueOf(e.getMessage()));
                }
            }
            case "remove" -> slot.remove();
            case "status" -> {
                // Answered below like the others.
            }
            default -> {
                return refusal("unknown action");
            }
        }
        return JSON.createObjectNode()
                .put("ok", true)
                .put("inserted", slot.inserted())
                .put("apdus", slot.apdus())
                .put("vpcd", vpcd.getAsBoolean());
    }

    private void insert(Optional<CardWish> wish, CardSlot.Mishaps mishaps) {
        if (wish.isPresent()) {
            slot.insert(wish.get().chip(maker), mishaps);
        } else {
            slot.insert(mishaps);
        }
    }

    private static OptionalInt number(JsonNode order, String name) {
        JsonNode value = order.path(name);
        return value.isMissingNode() || value.isNull()
                ? OptionalInt.empty()
                : OptionalInt.of(value.asInt(0));
    }

    private static ObjectNode refusal(String why) {
        return JSON.createObjectNode().put("ok", false).put("error", why);
    }
}

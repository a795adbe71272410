package vn.hospitalkiosk.virtual.card;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lays the virtual card on the reader and takes it away, from another process. One connection per command. Every method throws `IOException` when the card process is not there or refuses.
public final class CardControl {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path controlSocket;

    public CardControl(Path controlSocket) {
        this.controlSocket = controlSocket;
    }

    /// Lays the card down; nothing happens to a card that lies there, except that its commands count from 0 again.
    ///
    /// @param pullAtApdu the card leaves when it hears this command, counted from 1
    public CardStatus insert(OptionalInt pullAtApdu) throws IOException {
        return insert(pullAtApdu, OptionalInt.empty());
    }

    /// @param apduMs how long the card thinks about each command; empty: not at all
    public CardStatus insert(OptionalInt pullAtApdu, OptionalInt apduMs) throws IOException {
        ObjectNode command = JSON.createObjectNode().put("action", "insert");
        pullAtApdu.ifPresent(n -> command.put("pullAtApdu", n));
        apduMs.ifPresent(n -> command.put("apduMs", n));
        return send(command);
    }

    /// Lays down a card described by [CardWish]'s words, as a JSON object without `action`.
    public CardStatus insert(String wish) throws IOException {
        ObjectNode command = JSON.createObjectNode().put("action", "insert");
        if (JSON.readTree(wish) instanceof ObjectNode named) {
            command.setAll(named);
        }
        return send(command);
    }

    /// `ORDER`: one order to the card that listens at `SOCKET`, for technicians: `scripts/virtual-reader VAR_DIR ORDER`.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: SOCKET ORDER");
        }
        if (!(JSON.readTree(arguments[1]) instanceof ObjectNode order)) {
            throw new IllegalArgumentException("an order is a JSON object");
        }
        System.out.println(new CardControl(Path.of(arguments[0])).send(order));
    }

    public CardStatus remove() throws IOException {
        return send(JSON.createObjectNode().put("action", "remove"));
    }

    public CardStatus status() throws IOException {
        return send(JSON.createObjectNode().put("action", "status"));
    }

    private CardStatus send(ObjectNode command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(controlSocket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            BufferedReader lines =
                    new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the card process hung up");
            }
            JsonNode answer = JSON.readTree(line);
            if (!answer.path("ok").asBoolean(false)) {
                throw new IOException(
                        "the card process refused: " + answer.path("error").asString(""));
            }
            return new CardStatus(
                    answer.path("inserted").asBoolean(false),
                    answer.path("apdus").asInt(0),
                    answer.path("vpcd").asBoolean(false));
        }
    }
}

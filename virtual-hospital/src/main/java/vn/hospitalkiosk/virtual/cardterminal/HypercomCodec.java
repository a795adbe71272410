package vn.hospitalkiosk.virtual.cardterminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Hypercom TLV (payments-providers.md, section 6.1). The length counts: values and check byte may look like marks.
final class HypercomCodec implements Codec {
    private static final byte STX = 0x02;
    private static final byte ETX = 0x03;
    private static final byte EOT = 0x04;
    private static final byte ACK = 0x06;
    private static final byte NAK = 0x15;
    private static final byte FS = 0x1C;
    private static final int HEAD = 3;
    private static final int TAIL = 2;
    private static final int TRANSPORT = 10;
    private static final int PRESENTATION = 8;
    private static final Set<String> ECHOED = Set.of("66", "R1", "R2", "M1");

    private final FrameCutter cutter = new FrameCutter(HypercomCodec::next);
    private final TerminalSettings settings;

    HypercomCodec(TerminalSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Event> take(byte[] bytes, long nowNanos) {
        return cutter.take(bytes, nowNanos);
    }

    @Override
    public void reset() {
        cutter.reset();
    }

    private static int next(byte[] held, int at, List<Event> events) {
        switch (held[at]) {
            case ACK -> events.add(new Event.Ack());
            case NAK -> events.add(new Event.Nak());
            case EOT -> events.add(new Event.Cancel());
            case STX -> {
                return nextFrame(held, at, events);
            }
            default -> {}
        }
        return 1;
    }

    private static int nextFrame(byte[] held, int at, List<Event> events) {
        if (held.length - at < HEAD) {
            return 0;
        }
        int length = Bcd.read(held, at + 1);
        if (length < 0) {
            return 1;
        }
        int size = HEAD + length + TAIL;
        if (held.length - at < size) {
            return 0;
        }
        byte[] payload = Arrays.copyOfRange(held, at + HEAD, at + HEAD + length);
        boolean whole = held[at + HEAD + length] == ETX && held[at + size - 1] == check(payload);
        events.add(whole ? new Event.Message(payload) : new Event.Spoiled());
        return size;
    }

    /// Over length, data and end mark.
    private static byte check(byte[] payload) {
        int sum = ETX;
        for (byte b : Bcd.write(payload.length)) {
            sum ^= b;
        }
        for (byte b : payload) {
            sum ^= b;
        }
        return (byte) sum;
    }

    @Override
    public byte[] ack() {
        return new byte[] {ACK};
    }

    @Override
    public byte[] nak() {
        return new byte[] {NAK};
    }

    @Override
    public byte[] frame(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(STX);
        out.writeBytes(Bcd.write(payload.length));
        out.writeBytes(payload);
        out.write(ETX);
        out.write(check(payload));
        return out.toByteArray();
    }

    @Override
    public Optional<byte[]> progress(String text) {
        return Optional.empty();
    }

    @Override
    public Optional<Request> parse(byte[] payload) {
        Optional<Map<String, String>> fields = fields(payload);
        if (fields.isEmpty()) {
            return Optional.of(new Request.Impossible("30", "FORMAT ERROR"));
        }
        return Optional.of(request(transaction(payload), fields.get()));
    }

    private static String transaction(byte[] payload) {
        return new String(payload, TRANSPORT + 2, 2, StandardCharsets.ISO_8859_1);
    }

    private static Request request(String transaction, Map<String, String> fields) {
        String trace = fields.getOrDefault("65", "");
        String reference = reference(fields);
        Map<String, String> echo = new TreeMap<>(fields);
        echo.keySet().retainAll(ECHOED);
        return switch (transaction) {
            case "20", "70" ->
                    new Request.Sale(
                            amount(fields), reference, transaction.equals("70"), false, echo);
            case "26" -> new Request.Cancel(trace, false);
            case "27" -> new Request.Refund(amount(fields), reference, echo);
            case "71", "92" -> new Request.Retrieve(trace, reference);
            case "50" -> new Request.Settle();
            case "D0" -> new Request.Status();
            default -> new Request.Impossible("12", "INVALID TRANSACTION");
        };
    }

    private static String reference(Map<String, String> fields) {
        for (String type : List.of("R1", "66", "R2")) {
            String value = fields.getOrDefault(type, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /// -1 when it is not twelve digits: declined as invalid.
    private static long amount(Map<String, String> fields) {
        String digits = fields.getOrDefault("40", "");
        return digits.matches("[0-9]{12}") ? Long.parseLong(digits) : -1;
    }

    /// Empty when headers or lengths contradict each other.
    private static Optional<Map<String, String>> fields(byte[] payload) {
        if (payload.length < TRANSPORT + PRESENTATION
                || payload[0] != '6'
                || payload[1] != '0'
                || payload[TRANSPORT] != '1'
                || payload[TRANSPORT + 1] != '0'
                || payload[TRANSPORT + PRESENTATION - 1] != FS) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        int at = TRANSPORT + PRESENTATION;
        while (at < payload.length) {
            int length = at + 4 <= payload.length ? Bcd.read(payload, at + 2) : -1;
            int end = at + 4 + length;
            if (length < 0 || end >= payload.length || payload[end] != FS) {
                return Optional.empty();
            }
            String type = new String(payload, at, 2, StandardCharsets.ISO_8859_1);
            fields.put(type, new String(payload, at + 4, length, StandardCharsets.ISO_8859_1));
            at = end + 1;
        }
        return Optional.of(fields);
    }

    @Override
    public byte[] encode(Request request, Result result, String filler) {
        HypercomAnswer answer = new HypercomAnswer(settings, code(request));
        return switch (result) {
            case Result.Done done -> answer.done(done, echo(request), filler);
            case Result.Refused(String code, String text) -> answer.refused(code, text, filler);
            case Result.Settled(Totals totals) -> answer.totals(totals, filler);
            case Result.Sums(Totals totals) -> answer.totals(totals, filler);
            case Result.Ready() -> answer.ready(filler);
            case Result.Again(byte[] payload) -> payload.clone();
        };
    }

    private static Map<String, String> echo(Request request) {
        return switch (request) {
            case Request.Sale sale -> sale.echo();
            case Request.Refund refund -> refund.echo();
            case Request.Cancel _,
                    Request.Retrieve _,
                    Request.LastResult _,
                    Request.Settle _,
                    Request.Sums _,
                    Request.Status _,
                    Request.Impossible _ ->
                    Map.of();
        };
    }

    private static String code(Request request) {
        return switch (request) {
            case Request.Sale sale -> sale.wallet() ? "70" : "20";
            case Request.Cancel _ -> "26";
            case Request.Refund _ -> "27";
            case Request.Retrieve _, Request.LastResult _ -> "71";
            case Request.Settle _, Request.Sums _ -> "50";
            case Request.Status _ -> "D0";
            case Request.Impossible _ -> "00";
        };
    }
}

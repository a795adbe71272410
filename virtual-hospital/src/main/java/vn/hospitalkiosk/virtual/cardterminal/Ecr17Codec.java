package vn.hospitalkiosk.virtual.cardterminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// ECR17 (Nexi "Traditional POS", LAN integration): fields at fixed places, counted from 1 in the document. An unknown message or another terminal's id is answered with NAK. The extended answer carries action code (72, 3) and amount (75, 8), places taken from the currency-exchange answer.
final class Ecr17Codec implements Codec {
    private static final byte SOH = 0x01;
    private static final byte STX = 0x02;
    private static final byte ETX = 0x03;
    private static final byte EOT = 0x04;
    private static final byte ACK = 0x06;
    private static final byte NAK = 0x15;
    private static final int CONTROL_LENGTH = 3;
    private static final int LONGEST_PAYLOAD = 1200;
    private static final int PAYMENT_LENGTH = 167;
    private static final int PROGRESS_LENGTH = 20;
    private static final String ANY_TERMINAL = "00000000";
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter STATUS_TIME =
            DateTimeFormatter.ofPattern("ddMMuuHHmm", Locale.ROOT);

    private final TerminalSettings settings;
    private final Clock clock;
    private final FrameCutter cutter = new FrameCutter(this::next);

    Ecr17Codec(TerminalSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Event> take(byte[] bytes, long nowNanos) {
        return cutter.take(bytes, nowNanos);
    }

    @Override
    public void reset() {
        cutter.reset();
    }

    private int next(byte[] held, int at, List<Event> events) {
        return switch (held[at]) {
            case ACK, NAK -> nextControl(held, at, events);
            case STX -> nextFrame(held, at, events);
            default -> 1;
        };
    }

    private int nextControl(byte[] held, int at, List<Event> events) {
        if (held.length - at < CONTROL_LENGTH) {
            return 0;
        }
        byte[] code = {held[at]};
        if (held[at + 1] != ETX || held[at + 2] != settings.lrc().of(code)) {
            return 1;
        }
        events.add(held[at] == ACK ? new Event.Ack() : new Event.Nak());
        return CONTROL_LENGTH;
    }

    private int nextFrame(byte[] held, int at, List<Event> events) {
        int end = at + 1;
        while (end < held.length && held[end] != ETX) {
            end++;
        }
        if (end - at > LONGEST_PAYLOAD) {
            return 1;
        }
        if (end + 1 >= held.length) {
            return 0;
        }
        byte[] payload = Arrays.copyOfRange(held, at + 1, end);
        events.add(
                held[end + 1] == settings.lrc().of(payload)
                        ? new Event.Message(payload)
                        : new Event.Spoiled());
        return end + 2 - at;
    }

    @Override
    public byte[] ack() {
        return control(ACK);
    }

    @Override
    public byte[] nak() {
        return control(NAK);
    }

    private byte[] control(byte code) {
        return new byte[] {code, ETX, settings.lrc().of(new byte[] {code})};
    }

    @Override
    public byte[] frame(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(STX);
        out.writeBytes(payload);
        out.write(ETX);
        out.write(settings.lrc().of(payload));
        return out.toByteArray();
    }

    @Override
    public Optional<byte[]> progress(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SOH);
        out.writeBytes(bytes(left(text, PROGRESS_LENGTH)));
        out.write(EOT);
        return Optional.of(out.toByteArray());
    }

    @Override
    public Optional<Request> parse(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        if (text.length() < 10 || !isForUs(text.substring(0, 8)) || text.charAt(8) != '0') {
            return Optional.empty();
        }
        return switch (text.charAt(9)) {
            case 'P' -> payment(text, false);
            case 'X' -> payment(text, true);
            case 'S' -> reversal(text);
            case 'G' -> ofLength(text, 22, new Request.LastResult());
            case 'C' -> ofLength(text, 26, new Request.Settle());
            case 'T' -> ofLength(text, 26, new Request.Sums());
            case 's' -> ofLength(text, 10, new Request.Status());
            default -> Optional.empty();
        };
    }

    private static Optional<Request> reversal(String text) {
        return text.length() == 26
                ? Optional.of(new Request.Cancel(at(text, 19, 6), true))
                : Optional.empty();
    }

    private static boolean isForUs(String terminal) {
        return terminal.equals(TerminalSettings.TERMINAL_ID) || terminal.equals(ANY_TERMINAL);
    }

    private static Optional<Request> ofLength(String text, int length, Request request) {
        return text.length() == length ? Optional.of(request) : Optional.empty();
    }

    /// The receipt text is the only thing of the kiosk's own it can carry: taken as the reference.
    private static Optional<Request> payment(String text, boolean extended) {
        if (text.length() != PAYMENT_LENGTH || !at(text, 24, 8).matches("[0-9]{8}")) {
            return Optional.empty();
        }
        long amount = Long.parseLong(at(text, 24, 8));
        String reference = at(text, 32, 128).strip();
        return Optional.of(new Request.Sale(amount, reference, false, extended, Map.of()));
    }

    @Override
    public byte[] encode(Request request, Result result, String filler) {
        String text =
                switch (result) {
                    case Result.Done done -> done(request, done, filler);
                    case Result.Refused(String code, String why) ->
                            refused(request, code, why, filler);
                    case Result.Settled(Totals totals) ->
                            head('C', false) + "00" + sixteen(totals) + sixteen(totals);
                    case Result.Sums(Totals totals) ->
                            head('T', false) + "00" + sixteen(totals) + "000000";
                    case Result.Ready() ->
                            head('s', false)
                                    + "0".repeat(10)
                                    + STATUS_TIME.format(now())
                                    + "2"
                                    + "VH 1.0";
                    case Result.Again(byte[] payload) ->
                            new String(payload, StandardCharsets.ISO_8859_1);
                };
        return bytes(text);
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(HERE);
    }

    private static String sixteen(Totals totals) {
        return "%016d".formatted(totals.netMinor());
    }

    private static String head(char code, boolean otherTerminal) {
        String id = TerminalSettings.TERMINAL_ID;
        return (otherTerminal ? id.substring(0, 7) + "9" : id) + "0" + code;
    }

    private String done(Request request, Result.Done done, String filler) {
        LedgerEntry entry = done.entry();
        if (!done.code().equals("00")) {
            return head('E', done.otherReference())
                    + no(done.code(), done.text())
                    + tail(entry.trace(), entry.number(), filler);
        }
        boolean reversal = request instanceof Request.Cancel;
        ZonedDateTime at = entry.at().atZone(HERE);
        String pan = settings.fullPan() ? PatientCard.PAN : PatientCard.masked();
        String answer =
                head('E', done.otherReference())
                        + "00"
                        + "0".repeat(19 - pan.length())
                        + pan
                        + "ICC"
                        + (reversal ? "000000" : entry.approval())
                        + "%03d%02d%02d".formatted(at.getDayOfYear(), at.getHour(), at.getMinute())
                        + tail(entry.trace(), entry.number(), filler);
        boolean extended = request instanceof Request.Sale sale && sale.extended();
        return extended ? answer + "000" + "%08d".formatted(entry.amountMinor()) : answer;
    }

    private static String refused(Request request, String code, String why, String filler) {
        return switch (request) {
            case Request.Settle _ ->
                    head('C', false) + "01" + left(why, 19) + "000" + "0".repeat(10);
            case Request.Sale _,
                    Request.Cancel _,
                    Request.Refund _,
                    Request.Retrieve _,
                    Request.LastResult _,
                    Request.Sums _,
                    Request.Status _,
                    Request.Impossible _ ->
                    head('E', false) + no(code, why) + tail("000000", 0, filler);
        };
    }

    /// Result, description (24), reserved (11).
    private static String no(String code, String why) {
        return (code.equals("TO") ? "05" : "01") + left(why, 24) + "0".repeat(11);
    }

    /// Card type, acquirer (11), STAN (6), online id (6).
    private static String tail(String stan, int number, String filler) {
        return "1" + left("VH" + filler, 11) + stan + "%06d".formatted(number % 1_000_000);
    }

    private static String at(String text, int place, int length) {
        return text.substring(place - 1, place - 1 + length);
    }

    private static String left(String text, int length) {
        return ("%-" + length + "s").formatted(text).substring(0, length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

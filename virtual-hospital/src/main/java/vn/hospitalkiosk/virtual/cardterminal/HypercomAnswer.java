package vn.hospitalkiosk.virtual.cardterminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Writes one answer: headers, then fields of type, length and value.
final class HypercomAnswer {
    private static final int FS = 0x1C;
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private final TerminalSettings settings;
    private final String transaction;
    private final Map<String, String> fields = new LinkedHashMap<>();

    /// @param transaction two characters
    HypercomAnswer(TerminalSettings settings, String transaction) {
        this.settings = settings;
        this.transaction = transaction;
    }

    byte[] done(Result.Done done, Map<String, String> echo, String filler) {
        LedgerEntry entry = done.entry();
        if (!entry.approval().isEmpty()) {
            fields.put("01", entry.approval());
        }
        fields.put("02", text(done.text(), filler));
        fields.put("40", "%012d".formatted(entry.amountMinor()));
        fields.put("65", entry.trace());
        when(entry.at());
        place();
        boolean full = settings.fullPan();
        if (entry.kind() == LedgerEntry.Kind.WALLET_SALE) {
            fields.put("00", "VIETQR");
        } else {
            fields.put("30", full ? PatientCard.PAN : PatientCard.masked());
            fields.put("31", full ? PatientCard.EXPIRY : "****");
            fields.put("D2", "NAPAS     ");
            fields.put("D4", "01");
        }
        fields.put("50", "%06d".formatted(entry.batch()));
        fields.put("D3", entry.rrn());
        if (echo.isEmpty() && !entry.reference().isEmpty()) {
            fields.put("R1", entry.reference());
            fields.put("66", entry.reference());
        }
        echo.forEach((type, value) -> fields.put(type, value));
        if (done.otherReference()) {
            fields.replaceAll((type, value) ->
                    type.equals("66") || type.startsWith("R") ? other(value) : value);
        }
        return payload(done.code());
    }

    private static String other(String value) {
        if (value.isEmpty()) {
            return value;
        }
        char last = value.charAt(value.length() - 1);
        return value.substring(0, value.length() - 1) + (last == '7' ? '8' : '7');
    }

    byte[] refused(String code, String text, String filler) {
        fields.put("02", text(text, filler));
        place();
        return payload(code);
    }

    /// Counts of three digits, amounts of twelve: S sales, V voids, F refunds.
    byte[] totals(Totals totals, String filler) {
        fields.put("02", text("SETTLED", filler));
        place();
        fields.put("50", "%06d".formatted(totals.batch()));
        fields.put("S1", "%03d".formatted(totals.sales()));
        fields.put("S2", "%012d".formatted(totals.salesMinor()));
        fields.put("V1", "%03d".formatted(totals.voids()));
        fields.put("V2", "%012d".formatted(totals.voidsMinor()));
        fields.put("F1", "%03d".formatted(totals.refunds()));
        fields.put("F2", "%012d".formatted(totals.refundsMinor()));
        return payload("00");
    }

    byte[] ready(String filler) {
        fields.put("02", text("READY", filler));
        place();
        fields.put("D0", "VIRTUAL HOSPITAL");
        return payload("00");
    }

    private void place() {
        fields.put("16", TerminalSettings.TERMINAL_ID);
        fields.put("D1", TerminalSettings.MERCHANT_ID);
    }

    private void when(Instant at) {
        fields.put("03", DATE.format(at.atZone(HERE)));
        fields.put("04", TIME.format(at.atZone(HERE)));
    }

    private static String text(String text, String filler) {
        return "%-40s".formatted(text) + filler;
    }

    private byte[] payload(String code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("60" + "0000" + "0000" + "11" + transaction + code + "0"));
        out.write(FS);
        fields.forEach((type, value) -> {
            out.writeBytes(bytes(type));
            out.writeBytes(Bcd.write(value.length()));
            out.writeBytes(bytes(value));
            out.write(FS);
        });
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package vn.hospitalkiosk.virtual.vietqr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a bank's app reads in a VietQR text (§5.1): checksum, then fields inside fields, each complete.
///
/// @param bin six digits of the bank
/// @param amountVnd 0 when the payer types it
/// @param note tag 62-08, may be empty
record ScannedQr(String bin, String account, long amountVnd, String note) {
    private static final int HEAD = 4;
    private static final String NAPAS = "A000000727";

    /// Empty when an app would say that the code is not valid.
    static Optional<ScannedQr> read(String text) {
        int sealAt = text.length() - 4;
        if (sealAt < HEAD
                || !text.startsWith("6304", sealAt - 4)
                || !crc(text.substring(0, sealAt)).equalsIgnoreCase(text.substring(sealAt))) {
            return Optional.empty();
        }
        return fields(text).flatMap(ScannedQr::payment);
    }

    private static Optional<ScannedQr> payment(Map<String, String> all) {
        Optional<Map<String, String>> payee = fields(all.getOrDefault("38", ""));
        Optional<Map<String, String>> member =
                payee.filter(p -> p.getOrDefault("00", "").equals(NAPAS))
                        .filter(p -> p.getOrDefault("02", "").matches("QRIBFTT[AC]"))
                        .flatMap(p -> fields(p.getOrDefault("01", "")));
        Optional<Map<String, String>> more = fields(all.getOrDefault("62", ""));
        String amount = all.getOrDefault("54", "0");
        if (member.isEmpty()
                || more.isEmpty()
                || !amount.matches("[0-9]{1,13}")
                || !all.getOrDefault("53", "").equals("704")
                || !member.get().getOrDefault("00", "").matches("[0-9]{6}")
                || !member.get().getOrDefault("01", "").matches("[0-9A-Za-z]{1,19}")) {
            return Optional.empty();
        }
        return Optional.of(
                new ScannedQr(
                        member.get().getOrDefault("00", ""),
                        member.get().getOrDefault("01", ""),
                        Long.parseLong(amount),
                        more.get().getOrDefault("08", "")));
    }

    /// Empty when a length does not fit.
    private static Optional<Map<String, String>> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            if (at + HEAD > text.length() || !text.substring(at, at + HEAD).matches("[0-9]{4}")) {
                return Optional.empty();
            }
            int end = at + HEAD + Integer.parseInt(text.substring(at + 2, at + HEAD));
            if (end > text.length()
                    || fields.put(text.substring(at, at + 2), text.substring(at + HEAD, end))
                            != null) {
                return Optional.empty();
            }
            at = end;
        }
        return Optional.of(fields);
    }

    /// CRC-16, table-free, bit by bit from the front.
    private static String crc(String text) {
        int register = 0xFFFF;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            for (int bit = 7; bit >= 0; bit--) {
                boolean feed = ((register >> 15) & 1) != ((letter >> bit) & 1);
                register = (register << 1) & 0xFFFF;
                if (feed) {
                    register ^= 0x1021;
                }
            }
        }
        return "%04X".formatted(register);
    }
}

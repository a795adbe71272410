package vn.hospitalkiosk.device.usb;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The answer to GET_DEVICE_ID (IEEE 1284-2000 §6.6): two bytes of length, high first and counting themselves, then `KEY:value;` pairs.
final class DeviceIdText {
    private static final int LENGTH_BYTES = 2;
    private static final int MOST_PAIRS = 16;
    private static final int LONGEST_WORD = 64;

    private DeviceIdText() {}

    /// Keys in capitals, as they came; control characters and what is too long cut away. Empty when it is no such answer.
    static Map<String, String> parse(byte[] answer) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (answer.length <= LENGTH_BYTES) {
            return pairs;
        }
        int told = ((answer[0] & 0xFF) << 8) | (answer[1] & 0xFF);
        int end = told > LENGTH_BYTES ? Math.min(told, answer.length) : answer.length;
        String text =
                new String(answer, LENGTH_BYTES, end - LENGTH_BYTES, StandardCharsets.ISO_8859_1);
        for (String pair : text.split(";", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0 && pairs.size() < MOST_PAIRS) {
                pairs.putIfAbsent(
                        word(pair.substring(0, colon)).toUpperCase(Locale.ROOT),
                        word(pair.substring(colon + 1)));
            }
        }
        return pairs;
    }

    private static String word(String raw) {
        String plain = raw.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() > LONGEST_WORD ? plain.substring(0, LONGEST_WORD) : plain;
    }
}

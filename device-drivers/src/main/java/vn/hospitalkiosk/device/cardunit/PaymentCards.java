package vn.hospitalkiosk.device.cardunit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Knows a payment card when it meets one: by its track 2 (ISO/IEC 7813), by the number in a chip's answer, or by the application it has (EMV). Keeps nothing and names nothing.
final class PaymentCards {
    private static final int SHORTEST_NUMBER = 13;
    private static final int LONGEST_NUMBER = 19;
    private static final int TRACK_2_EQUIVALENT = 0x57;
    private static final int APPLICATION_NUMBER = 0x5A;

    /// EMV's directories, for contacts and for the antenna.
    private static final String CONTACT_DIRECTORY = "1PAY.SYS.DDF01";

    private static final String RADIO_DIRECTORY = "2PAY.SYS.DDF01";

    /// Registered issuers (first five bytes of an AID): Visa, Mastercard, American Express, JCB, Discover, UnionPay, NAPAS.
    private static final List<String> ISSUERS =
            List.of(
                    "A000000003",
                    "A000000004",
                    "A000000025",
                    "A000000065",
                    "A000000152",
                    "A000000333",
                    "A000000727");

    private PaymentCards() {}

    /// SELECT commands that only a payment card answers with success.
    static List<byte[]> questions(boolean contact) {
        List<byte[]> selects = new ArrayList<>();
        String directory = contact ? CONTACT_DIRECTORY : RADIO_DIRECTORY;
        selects.add(select(directory.getBytes(StandardCharsets.US_ASCII)));
        ISSUERS.forEach(issuer -> selects.add(select(HexFormat.of().parseHex(issuer))));
        return selects;
    }

    private static byte[] select(byte[] name) {
        byte[] apdu = new byte[name.length + 6];
        apdu[1] = (byte) 0xA4;
        apdu[2] = 0x04;
        apdu[4] = (byte) name.length;
        System.arraycopy(name, 0, apdu, 5, name.length);
        return apdu;
    }

    /// Whether a SELECT was answered with success (90 00) or with more to fetch (61 xx).
    static boolean selected(byte[] answer) {
        if (answer.length < 2) {
            return false;
        }
        int sw1 = answer[answer.length - 2] & 0xFF;
        int sw2 = answer[answer.length - 1] & 0xFF;
        return (sw1 == 0x90 && sw2 == 0) || sw1 == 0x61;
    }

    /// Whether these bytes hold a payment card's number: as text before `=` or `D`, or packed behind the tags 57 and 5A.
    static boolean numberIn(byte[] bytes) {
        return asText(bytes) || packed(bytes);
    }

    private static boolean asText(byte[] bytes) {
        int begin = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean digit = i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9';
            if (digit) {
                continue;
            }
            boolean separated = i < bytes.length && (bytes[i] == '=' || bytes[i] == 'D');
            boolean opened = begin > 0 && bytes[begin - 1] == ';';
            if ((separated || opened) && valid(bytes, begin, i)) {
                return true;
            }
            begin = i + 1;
        }
        return false;
    }

    private static boolean valid(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < SHORTEST_NUMBER || length > LONGEST_NUMBER) {
            return false;
        }
        int[] digits = new int[length];
        for (int i = 0; i < length; i++) {
            digits[i] = bytes[from + i] - '0';
        }
        return luhn(digits, length);
    }

    private static boolean packed(byte[] bytes) {
        for (int at = 0; at + 2 < bytes.length; at++) {
            int tag = bytes[at] & 0xFF;
            if (tag == TRACK_2_EQUIVALENT || tag == APPLICATION_NUMBER) {
                int length = bytes[at + 1] & 0xFF;
                if (at + 2 + length <= bytes.length && packedNumber(bytes, at + 2, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean packedNumber(byte[] bytes, int from, int length) {
        int[] digits = new int[LONGEST_NUMBER + 1];
        int count = 0;
        for (int i = 0; i < 2 * length; i++) {
            int nibble = (bytes[from + i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0x0F;
            if (nibble > 9) {
                break;
            }
            if (count > LONGEST_NUMBER) {
                return false;
            }
            digits[count++] = nibble;
        }
        boolean number = count >= SHORTEST_NUMBER && count <= LONGEST_NUMBER && luhn(digits, count);
        Arrays.fill(digits, 0);
        return number;
    }

    static boolean luhn(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum > 0 && sum % 10 == 0;
    }
}

package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// check_sum: Base64 of HMAC-SHA1 over access code and values without anything between them (payments-providers §4.1). The same text can be cut in several ways, so a good checksum proves the text, not where one value ends: every value is compared with what we know.
final class CheckSum {
    static final String FIELD = "check_sum";

    private CheckSum() {}

    static String of(String hashKey, String accessCode, String... values) {
        String text = accessCode + String.join("", values);
        return Base64.getEncoder()
                .encodeToString(
                        Signatures.hmac(
                                "HmacSHA1", hashKey, text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean fits(List<String> hashKeys, String accessCode, String given, String... values) {
        return Signatures.fits(
                hashKeys, key -> of(key, accessCode, values), given.replace(' ', '+'));
    }
}

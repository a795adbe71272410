package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// SECURE_CODE: lower-case hex of plain SHA-256 (no HMAC) over the values joined with `|`, the secret key last (payments-providers §3.1). Each message has its own order.
final class SecureCode {
    static final String FIELD = "SECURE_CODE";

    private SecureCode() {}

    /// @param values in the order of the message, names left out
    static String of(List<String> values, String secretKey) {
        return Signatures.sha256Hex(String.join("|", values) + "|" + secretKey);
    }

    /// In constant time; VNPT has been seen to send upper case.
    static boolean fits(List<String> values, List<String> secretKeys, String given) {
        return Signatures.fits(secretKeys, key -> of(values, key), given.toLowerCase(Locale.ROOT));
    }

    /// Whether an answer carries its own code: over all its other values, in the order received.
    static boolean fits(FlatJson answer, List<String> secretKeys) {
        List<String> values =
                answer.fields().entrySet().stream()
                        .filter(field -> !field.getKey().equals(FIELD))
                        .map(Map.Entry::getValue)
                        .toList();
        return fits(values, secretKeys, answer.text(FIELD));
    }
}

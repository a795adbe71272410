package vn.hospitalkiosk.gateway.psp.momo;

import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// Lower-case hex HMAC-SHA256 over `k=v` pairs joined with `&`, keys a–z, values as they are, a missing value empty but its key kept (payments-providers §1.2).
final class MomoSignature {
    private MomoSignature() {}

    static String sign(Map<String, String> fields, String secretKey) {
        return Signatures.hmacHex("HmacSHA256", secretKey, Signatures.sorted(fields));
    }

    /// In constant time.
    static boolean fits(Map<String, String> fields, List<String> secretKeys, String signature) {
        return Signatures.fits(secretKeys, key -> sign(fields, key), signature);
    }
}

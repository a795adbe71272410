package vn.hospitalkiosk.gateway.psp.zalopay;

import java.util.List;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// Lower-case hex HMAC-SHA256, over values joined with `|` in a fixed order, or over a text as it came (payments-providers §2.2).
final class ZaloPayMac {
    private ZaloPayMac() {}

    static String of(String key, String... values) {
        return Signatures.hmacHex("HmacSHA256", key, String.join("|", values));
    }

    /// In constant time.
    ///
    /// @param data the callback's `data`, as received
    static boolean fits(String data, List<String> keys, String mac) {
        return Signatures.fits(keys, key -> of(key, data), mac);
    }
}

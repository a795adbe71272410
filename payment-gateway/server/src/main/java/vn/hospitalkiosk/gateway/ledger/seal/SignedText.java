package vn.hospitalkiosk.gateway.ledger.seal;

import java.util.LinkedHashMap;
import java.util.Map;

/// A few lines `name: value` under a title, for people and programs; the last two say which key signed and the signature over everything above it.
///
/// @param values without key and signature, in order
record SignedText(String title, Map<String, String> values, String text) {
    private static final String SIGNATURE = "signature";

    static SignedText sign(String title, Map<String, String> values, HospitalKey key) {
        StringBuilder text = new StringBuilder(title).append('\n');
        values.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        text.append("key: ").append(key.fingerprint()).append('\n');
        String signature = key.sign(text.toString());
        text.append(SIGNATURE).append(": ").append(signature).append('\n');
        return new SignedText(title, values, text.toString());
    }

    /// @throws IllegalArgumentException when it is not such a text; the signature is not looked at
    static SignedText parse(String title, String text) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(title)) {
            throw new IllegalArgumentException("does not begin with " + title);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < lines.length - 1; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon < 1
                    || values.put(lines[i].substring(0, colon), lines[i].substring(colon + 2))
                            != null) {
                throw new IllegalArgumentException("line " + (i + 1) + " is not name: value");
            }
        }
        return new SignedText(title, values, text);
    }

    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no line " + name);
        }
        return value;
    }

    boolean isSignedBy(PublicKeys keys) {
        int end = text.lastIndexOf(SIGNATURE + ": ");
        return end > 0
                && values.containsKey("key")
                && keys.verify(value("key"), text.substring(0, end), value(SIGNATURE));
    }
}

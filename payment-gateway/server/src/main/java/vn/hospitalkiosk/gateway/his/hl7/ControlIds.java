package vn.hospitalkiosk.gateway.his.hl7;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Message control ids (MSH-10): twenty characters, as many as v2.5 allows, a hundred bits.
///
/// A command's follows from its key: sent again it is the same message to the byte. A question's is new each time, so that no late answer meets it.
final class ControlIds {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    /// @param kind of command, `A04`: two kinds may share a key
    static String of(String kind, String key) {
        try {
            return letters(
                    MessageDigest.getInstance("SHA-256")
                            .digest((kind + "|" + key).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String fresh() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return letters(bytes);
    }

    /// The low five bits of each byte.
    private static String letters(byte[] bytes) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(bytes[i] & 31));
        }
        return id.toString();
    }
}

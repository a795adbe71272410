package vn.hospitalkiosk.gateway.ledger.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// @param hex 64 of 0–9 and a–f
public record Sha256(String hex) {
    public static final int BYTES = 32;

    /// What stands before the first.
    public static final Sha256 NONE = new Sha256("0".repeat(2 * BYTES));

    public Sha256 {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(Sha256::isHex)) {
            throw new IllegalArgumentException("not the hexadecimal form of a SHA-256");
        }
    }

    private static boolean isHex(int digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    public static Sha256 over(byte[] content) {
        return of(engine().digest(content));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    static MessageDigest engine() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Writes the 32 bytes of the hash to `into`.
    static void end(MessageDigest engine, byte[] into, int at) {
        try {
            engine.digest(into, at, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

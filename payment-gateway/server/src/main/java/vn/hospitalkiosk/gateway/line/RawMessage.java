package vn.hospitalkiosk.gateway.line;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What somebody said, byte for byte. `toString` shows only the length.
public final class RawMessage {
    private final Kind kind;
    private final byte[] bytes;

    public enum Kind {
        CALLBACK,
        ANSWER,
        /// A card terminal's word, told by its kiosk.
        TERMINAL,
        /// What two people of ours found out and signed.
        TWO_PEOPLE
    }

    public RawMessage(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes.clone();
    }

    public Kind kind() {
        return kind;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// SHA-256, lower-case hex.
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return kind + " of " + bytes.length + " bytes";
    }
}

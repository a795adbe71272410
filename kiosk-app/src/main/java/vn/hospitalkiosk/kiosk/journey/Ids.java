package vn.hospitalkiosk.kiosk.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// A row of ids that no other kiosk and no other start of this one makes: hash of a seed drawn at start and a counter, as UUIDs of version 8. Part of the state, so a replay makes the same ids.
///
/// @param seed random, drawn once per start
/// @param made ids made so far
public record Ids(String seed, long made) {
    public static Ids from(String seed) {
        return new Ids(seed, 0);
    }

    Ids after() {
        return new Ids(seed, made + 1);
    }

    /// The id at this place of the row.
    String current() {
        ByteBuffer hash = ByteBuffer.wrap(sha256(seed + ":" + made));
        long version8 = (hash.getLong() & ~0xf000L) | 0x8000L;
        long variant2 = (hash.getLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(version8, variant2).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

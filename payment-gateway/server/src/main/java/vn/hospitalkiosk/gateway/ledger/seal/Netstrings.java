package vn.hospitalkiosk.gateway.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/// Values one after the other so that nobody can mistake where one ends: each is its length in decimal digits, `:`, its bytes, `,`; a missing one is `-,`.
/// Numbers are written in decimal digits, text in UTF-8. Reused for millions of journals, hence the growing array.
public final class Netstrings {
    private static final int USUAL = 512;
    private static final int LONGEST_HEAD = 16;

    private byte[] bytes = new byte[USUAL];
    private int length;

    public Netstrings text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return raw(utf8, 0, utf8.length);
    }

    public Netstrings number(long value) {
        return text(Long.toString(value));
    }

    public Netstrings missing() {
        room(2);
        bytes[length++] = '-';
        bytes[length++] = ',';
        return this;
    }

    public Netstrings raw(byte[] source, int from, int count) {
        room(count + LONGEST_HEAD);
        digits(count);
        bytes[length++] = ':';
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        bytes[length++] = ',';
        return this;
    }

    private void digits(int count) {
        if (count >= 10) {
            digits(count / 10);
        }
        bytes[length++] = (byte) ('0' + count % 10);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    public void clear() {
        length = 0;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    public Sha256 sha256() {
        return Sha256.over(bytes());
    }

    /// Writes the 32 bytes of the hash to `into`.
    void sha256(MessageDigest engine, byte[] into, int at) {
        try {
            engine.update(bytes, 0, length);
            engine.digest(into, at, Sha256.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash", e);
        }
    }
}

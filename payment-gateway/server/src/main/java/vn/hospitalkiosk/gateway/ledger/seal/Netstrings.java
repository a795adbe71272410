package vn.hospitalkiosk.gateway.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// Values one after the other so that nobody can mistake where one ends: each is its length in decimal digits, `:`, its bytes, `,`; a missing one is `-,`.
/// Numbers are written in decimal digits, text in UTF-8. Reused for millions of journals, hence the growing array.
public final class Netstrings {
    private static final int USUAL = 512;
    private static final int LONGEST_HEAD = 16;
    private static final int LONGEST_NUMBER = 20;
    private static final int TEN = 10;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[USUAL];
    private int length;

    public Netstrings text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return raw(utf8, 0, utf8.length);
    }

    public Netstrings number(long value) {
        // Negative throughout: the smallest number has no positive counterpart.
        long rest = value < 0 ? value : -value;
        int count = (value < 0 ? 1 : 0) + digitsOf(rest);
        room(LONGEST_NUMBER + LONGEST_HEAD);
        digits(count);
        bytes[length++] = ':';
        int at = length + count;
        do {
            bytes[--at] = (byte) ('0' - rest % TEN);
            rest /= TEN;
        } while (rest != 0);
        if (value < 0) {
            bytes[--at] = '-';
        }
        length += count;
        bytes[length++] = ',';
        return this;
    }

    private static int digitsOf(long negative) {
        int count = 1;
        for (long rest = negative / TEN; rest != 0; rest /= TEN) {
            count++;
        }
        return count;
    }

    /// Bytes as text of hexadecimal digits.
    Netstrings hex(byte[] source, int from, int count) {
        room(2 * count + LONGEST_HEAD);
        digits(2 * count);
        bytes[length++] = ':';
        for (int i = from; i < from + count; i++) {
            bytes[length++] = HEX[(source[i] >> 4) & 0xf];
            bytes[length++] = HEX[source[i] & 0xf];
        }
        bytes[length++] = ',';
        return this;
    }

    /// What [#bytes] of another gave.
    public Netstrings again(byte[] netstrings) {
        room(netstrings.length);
        System.arraycopy(netstrings, 0, bytes, length, netstrings.length);
        length += netstrings.length;
        return this;
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
        if (count >= TEN) {
            digits(count / TEN);
        }
        bytes[length++] = (byte) ('0' + count % TEN);
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
        MessageDigest engine = Sha256.engine();
        engine.update(bytes, 0, length);
        return Sha256.of(engine.digest());
    }

    /// Writes the 32 bytes of the hash to `into`.
    void sha256(MessageDigest engine, byte[] into, int at) {
        engine.update(bytes, 0, length);
        Sha256.end(engine, into, at);
    }
}

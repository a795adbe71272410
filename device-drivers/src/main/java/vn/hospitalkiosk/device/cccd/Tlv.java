package vn.hospitalkiosk.device.cccd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One BER-TLV object (ISO 8825-1, definite lengths, tags of one or two bytes): a view into the bytes it was read from.
final class Tlv {
    private static final int CONSTRUCTED = 0x20;

    private final int tag;
    private final byte[] source;
    private final int from;
    private final int to;

    private Tlv(int tag, byte[] source, int from, int to) {
        this.tag = tag;
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /// The first object in `bytes`; what follows it is ignored.
    ///
    /// @throws IllegalArgumentException when there is none
    static Tlv first(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    private static Tlv read(byte[] bytes, int start, int end) {
        int at = start;
        int tag = at(bytes, at++, end);
        boolean constructed = (tag & CONSTRUCTED) != 0;
        if ((tag & 0x1F) == 0x1F) {
            int second = at(bytes, at++, end);
            if (second >= 0x80) {
                throw new IllegalArgumentException("a tag of more than two bytes");
            }
            tag = (tag << 8) | second;
        }
        int length = at(bytes, at++, end);
        if (length >= 0x80) {
            int count = length & 0x7F;
            if (count == 0 || count > 3) {
                throw new IllegalArgumentException("a length of " + count + " bytes");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | at(bytes, at++, end);
            }
        }
        if (length > end - at) {
            throw new IllegalArgumentException("an object longer than what holds it");
        }
        return new Tlv(constructed ? tag | CONSTRUCTED_MARK : tag, bytes, at, at + length);
    }

    /// Kept beside the tag, above its two bytes.
    private static final int CONSTRUCTED_MARK = 1 << 16;

    private static int at(byte[] bytes, int index, int end) {
        if (index >= end) {
            throw new IllegalArgumentException("an object cut short");
        }
        return bytes[index] & 0xFF;
    }

    /// How many bytes the object has that begins with `head`, tag and length included, or -1 while `head` is too short to say.
    static int wholeLength(byte[] head) {
        if (head.length < 2) {
            return -1;
        }
        int tagBytes = (head[0] & 0x1F) == 0x1F ? 2 : 1;
        if (head.length <= tagBytes) {
            return -1;
        }
        int length = head[tagBytes] & 0xFF;
        if (length < 0x80) {
            return tagBytes + 1 + length;
        }
        int count = length & 0x7F;
        if (count == 0 || count > 3) {
            throw new IllegalArgumentException("a length of " + count + " bytes");
        }
        if (head.length < tagBytes + 1 + count) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (head[tagBytes + 1 + i] & 0xFF);
        }
        return tagBytes + 1 + count + value;
    }

    int tag() {
        return tag & 0xFFFF;
    }

    boolean constructed() {
        return (tag & CONSTRUCTED_MARK) != 0;
    }

    byte[] value() {
        return Arrays.copyOfRange(source, from, to);
    }

    String utf8() {
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }

    /// The objects inside.
    ///
    /// @throws IllegalArgumentException when the value is not a row of whole objects
    List<Tlv> children() {
        List<Tlv> children = new ArrayList<>();
        int at = from;
        while (at < to) {
            Tlv child = read(source, at, to);
            children.add(child);
            at = child.to;
        }
        return children;
    }

    /// The first object inside with this tag.
    ///
    /// @throws IllegalArgumentException when there is none
    Tlv child(int wanted) {
        return children().stream()
                .filter(child -> child.tag() == wanted)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no object with tag " + Integer.toHexString(wanted)));
    }
}

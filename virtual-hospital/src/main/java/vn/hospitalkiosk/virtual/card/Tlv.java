package vn.hospitalkiosk.virtual.card;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One BER-TLV data object (ISO 7816-4, 5.2.2) with a tag of one or two bytes and a definite length.
///
/// @param encoded tag, length and value as they were received
@SuppressWarnings("ArrayRecordComponent")
record Tlv(int tag, byte[] value, byte[] encoded) {
    static byte[] of(int tag, byte[]... parts) {
        byte[] value = join(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length + 6);
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag);
        int length = value.length;
        if (length > 0xFFFF) {
            out.write(0x83);
            out.write(length >> 16);
            out.write(length >> 8);
        } else if (length > 0xFF) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /// All objects of a sequence; empty when the bytes are not a whole number of objects.
    static Optional<List<Tlv>> sequence(byte[] bytes) {
        List<Tlv> found = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int start = at;
            int tag = bytes[at++] & 0xFF;
            if ((tag & 0x1F) == 0x1F && at < bytes.length) {
                tag = tag << 8 | (bytes[at++] & 0xFF);
            }
            if (at >= bytes.length) {
                return Optional.empty();
            }
            int length = bytes[at++] & 0xFF;
            if (length > 0x80) {
                int count = length - 0x80;
                if (count > 3 || at + count > bytes.length) {
                    return Optional.empty();
                }
                length = 0;
                for (int i = 0; i < count; i++) {
                    length = length << 8 | (bytes[at++] & 0xFF);
                }
            }
            if (length > bytes.length - at) {
                return Optional.empty();
            }
            byte[] value = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            found.add(new Tlv(tag, value, Arrays.copyOfRange(bytes, start, at)));
        }
        return Optional.of(found);
    }

    static Optional<Tlv> find(List<Tlv> objects, int tag) {
        return objects.stream().filter(object -> object.tag == tag).findFirst();
    }
}

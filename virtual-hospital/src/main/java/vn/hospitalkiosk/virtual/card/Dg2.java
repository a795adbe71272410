package vn.hospitalkiosk.virtual.card;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// DG2 (ICAO 9303-10, 4.7.2): one photograph in a facial record of ISO 19794-5. The pictures are invented: eight grey pixels as JPEG, the header of a picture that never was as JPEG 2000.
final class Dg2 {
    private static final int RECORD_HEADER = 14;
    private static final int FACE_BLOCK = 20;
    private static final int IMAGE_BLOCK = 12;
    private static final int WIDTH = 360;
    private static final int HEIGHT = 480;

    /// Start of image, then a comment that fills up what is wanted.
    private static final byte[] JPEG_BEGIN = {(byte) 0xFF, (byte) 0xD8};

    private static final byte[] JPEG_REST =
            HexFormat.of()
                    .parseHex(
                            "ffe000104a46494600010100000100010000ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763"
                                    + "ffc0000b080008000801011100ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054ffd9");

    private static final byte[] JPEG_2000_BEGIN =
            HexFormat.of()
                    .parseHex(
                            "0000000c6a5020200d0a870a00000014667479706a703220000000006a703220"
                                    + "ff4fff51002900000000016800000001e000000000000000000000000168000001e0000000000000000000010701017f01");

    private static final int LONGEST_COMMENT = 65_533;

    private Dg2() {}

    /// @param bytes least size of the picture
    static byte[] of(Make.Photo photo, int bytes) {
        byte[] picture = picture(photo, bytes);
        byte[] header =
                Tlv.of(
                        0xA1,
                        Tlv.of(0x81, new byte[] {0x02}),
                        Tlv.of(0x82, new byte[] {0x00}),
                        Tlv.of(0x87, new byte[] {0x01, 0x01}),
                        Tlv.of(0x88, new byte[] {0x00, 0x08}));
        return Tlv.of(
                0x75,
                Tlv.of(
                        0x7F61,
                        Tlv.of(0x02, new byte[] {1}),
                        Tlv.of(0x7F60, header, Tlv.of(0x5F2E, record(photo, picture)))));
    }

    private static byte[] record(Make.Photo photo, byte[] picture) {
        int face = FACE_BLOCK + IMAGE_BLOCK + picture.length;
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + face);
        record.put("FAC\0".getBytes(US_ASCII)).put("010\0".getBytes(US_ASCII));
        record.putInt(RECORD_HEADER + face).putShort((short) 1);
        record.putInt(face).put(new byte[FACE_BLOCK - Integer.BYTES]);
        record.put((byte) 1).put((byte) (photo == Make.Photo.JPEG_2000 ? 1 : 0));
        record.putShort((short) WIDTH).putShort((short) HEIGHT).put(new byte[6]);
        return record.put(picture).array();
    }

    private static byte[] picture(Make.Photo photo, int bytes) {
        return switch (photo) {
            case JPEG -> {
                int room = bytes - JPEG_BEGIN.length - JPEG_REST.length - 4;
                yield Tlv.join(
                        JPEG_BEGIN, comment(Math.clamp(room, 0, LONGEST_COMMENT)), JPEG_REST);
            }
            case JPEG_2000 ->
                    Tlv.join(
                            JPEG_2000_BEGIN, new byte[Math.max(0, bytes - JPEG_2000_BEGIN.length)]);
            case UNKNOWN -> new byte[Math.max(32, bytes)];
            case NONE -> new byte[0];
        };
    }

    private static byte[] comment(int bytes) {
        int length = bytes + 2;
        byte[] head = {(byte) 0xFF, (byte) 0xFE, (byte) (length >> 8), (byte) length};
        return Tlv.join(head, new byte[bytes]);
    }
}

package vn.hospitalkiosk.virtual.cardunit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The little application on a chip (ISO 7816-4): SELECT by name, READ BINARY, UPDATE BINARY on one file of 256 bytes; on payment cards one record that holds what a kiosk must not read. Remembers what was written.
final class CardApplication {
    static final String HOSPITAL_NAME = "F0484F53504954414C";
    private static final List<String> PAYMENT_NAMES =
            List.of("315041592E5359532E4444463031", "325041592E5359532E4444463031");

    private static final byte[] DONE = {(byte) 0x90, 0};
    private static final byte[] WRONG_LENGTH = {0x67, 0};
    private static final byte[] NOT_ALLOWED = {0x69, (byte) 0x86};
    private static final byte[] NOT_FOUND = {0x6A, (byte) 0x82};
    private static final byte[] WRONG_PLACE = {0x6B, 0};
    private static final byte[] UNKNOWN_INSTRUCTION = {0x6D, 0};
    private static final byte[] UNKNOWN_CLASS = {0x6E, 0};

    private final List<String> names;
    private final byte[] file = new byte[256];
    private final byte[] record;
    private boolean selected;

    private CardApplication(List<String> names, byte[] record) {
        this.names = names;
        this.record = record.clone();
    }

    /// The file begins with the card's number, `HC` and eight digits.
    static CardApplication hospital(int number) {
        CardApplication application = new CardApplication(List.of(HOSPITAL_NAME), new byte[0]);
        byte[] text = "HC%08d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, application.file, 0, text.length);
        return application;
    }

    /// Record 1: template 70 with tag 57, track 2 equivalent data (EMV book 3).
    static CardApplication payment() {
        byte[] track =
                HexFormat.of().parseHex(TestPan.NUMBER + "D" + "3012201" + "0000000000000" + "F");
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(0x70);
        record.write(track.length + 2);
        record.write(0x57);
        record.write(track.length);
        record.writeBytes(track);
        return new CardApplication(PAYMENT_NAMES, record.toByteArray());
    }

    /// After a reset nothing is selected.
    void reset() {
        selected = false;
    }

    /// @param apdu four bytes at least
    /// @return data and status word
    byte[] answer(byte[] apdu) {
        if (apdu[0] != 0) {
            return UNKNOWN_CLASS;
        }
        return switch (apdu[1] & 0xFF) {
            case 0xA4 -> select(apdu);
            case 0xB0 -> selected ? read(apdu) : NOT_ALLOWED;
            case 0xD6 -> selected ? update(apdu) : NOT_ALLOWED;
            case 0xB2 -> selected && record.length > 0 ? joined(record, DONE) : NOT_ALLOWED;
            default -> UNKNOWN_INSTRUCTION;
        };
    }

    /// An empty name selects what the card is for.
    private byte[] select(byte[] apdu) {
        int length = apdu.length > 4 ? apdu[4] & 0xFF : 0;
        if (apdu.length < 5 + length) {
            return length == 0 ? selectFound() : WRONG_LENGTH;
        }
        String name = HexFormat.of().withUpperCase().formatHex(apdu, 5, 5 + length);
        if (name.isEmpty() || names.contains(name)) {
            return selectFound();
        }
        selected = false;
        return NOT_FOUND;
    }

    private byte[] selectFound() {
        selected = true;
        byte[] name = HexFormat.of().parseHex(names.getFirst());
        ByteArrayOutputStream fci = new ByteArrayOutputStream();
        fci.write(0x6F);
        fci.write(name.length + 2);
        fci.write(0x84);
        fci.write(name.length);
        fci.writeBytes(name);
        fci.writeBytes(DONE);
        return fci.toByteArray();
    }

    private byte[] read(byte[] apdu) {
        int from = (apdu[2] & 0xFF) << 8 | (apdu[3] & 0xFF);
        int asked = apdu.length > 4 ? apdu[4] & 0xFF : 0;
        if (from >= file.length) {
            return WRONG_PLACE;
        }
        int end = Math.min(file.length, from + (asked == 0 ? file.length : asked));
        return joined(Arrays.copyOfRange(file, from, end), DONE);
    }

    private byte[] update(byte[] apdu) {
        int from = (apdu[2] & 0xFF) << 8 | (apdu[3] & 0xFF);
        int length = apdu.length > 4 ? apdu[4] & 0xFF : 0;
        if (length == 0 || apdu.length != 5 + length) {
            return WRONG_LENGTH;
        }
        if (from + length > file.length) {
            return WRONG_PLACE;
        }
        System.arraycopy(apdu, 5, file, from, length);
        return DONE;
    }

    private static byte[] joined(byte[] data, byte[] status) {
        byte[] all = Arrays.copyOf(data, data.length + status.length);
        System.arraycopy(status, 0, all, data.length, status.length);
        return all;
    }
}

package vn.hospitalkiosk.virtual.card;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chip's file system: EF.CardAccess in the master file, everything else in the application and only after access control. Keeps what is selected.
final class Files {
    private static final int SHORT_IDENTIFIER = 0x80;
    private static final int OFFSET_OBJECT = 0x54;
    private static final int DATA_OBJECT = 0x53;

    private final Chip chip;
    private boolean application;
    private byte @Nullable [] current;

    Files(Chip chip) {
        this.chip = chip;
    }

    void reset() {
        application = false;
        current = null;
    }

    boolean applicationSelected() {
        return application;
    }

    ResponseApdu selectApplication(boolean known) {
        if (!known) {
            return ResponseApdu.status(ResponseApdu.FILE_NOT_FOUND);
        }
        application = true;
        current = null;
        return ResponseApdu.status(ResponseApdu.OK);
    }

    ResponseApdu select(byte[] identifier, boolean admitted) {
        if (identifier.length != 2) {
            return ResponseApdu.status(ResponseApdu.WRONG_LENGTH);
        }
        return open((identifier[0] & 0xFF) << 8 | (identifier[1] & 0xFF), admitted)
                .orElse(ResponseApdu.status(ResponseApdu.OK));
    }

    /// READ BINARY, B0: offset in P1-P2, or short identifier in P1 and offset in P2.
    ResponseApdu readBinary(CommandApdu apdu, int room, boolean admitted) {
        int offset = apdu.p1() << 8 | apdu.p2();
        if ((apdu.p1() & SHORT_IDENTIFIER) != 0) {
            offset = apdu.p2();
            Optional<ResponseApdu> refusal = open(0x0100 | (apdu.p1() & 0x1F), admitted);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return read(offset, apdu, room, admitted);
    }

    /// READ BINARY, B1: offset in a data object, answer in a data object; of the current file, or of the short identifier in P2.
    ResponseApdu readBinaryOdd(CommandApdu apdu, int room, boolean admitted) {
        Optional<byte[]> offset =
                Tlv.sequence(apdu.data())
                        .flatMap(objects -> Tlv.find(objects, OFFSET_OBJECT))
                        .map(Tlv::value)
                        .filter(value -> value.length >= 1 && value.length <= 3);
        if (offset.isEmpty()) {
            return ResponseApdu.status(ResponseApdu.WRONG_DATA);
        }
        if (apdu.p1() == 0 && apdu.p2() >= 1 && apdu.p2() <= 0x1E) {
            Optional<ResponseApdu> refusal = open(0x0100 | apdu.p2(), admitted);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        } else if (apdu.p1() != 0 || apdu.p2() != 0) {
            return ResponseApdu.status(ResponseApdu.WRONG_PARAMETERS);
        }
        int at = 0;
        for (byte b : offset.get()) {
            at = at << 8 | (b & 0xFF);
        }
        ResponseApdu plain = read(at, apdu, Math.max(1, room - 4), admitted);
        return plain.data().length == 0
                ? plain
                : new ResponseApdu(Tlv.of(DATA_OBJECT, plain.data()), plain.sw());
    }

    /// Makes a file the current one; a refusal says why not.
    private Optional<ResponseApdu> open(int identifier, boolean admitted) {
        byte[] file;
        if (identifier == Chip.CARD_ACCESS && !application) {
            file = chip.abilities().access().announced ? chip.cardAccess() : null;
        } else if (!admitted) {
            return Optional.of(ResponseApdu.status(ResponseApdu.SECURITY_NOT_SATISFIED));
        } else {
            file = application ? chip.files().get(identifier) : null;
        }
        if (file == null) {
            return Optional.of(ResponseApdu.status(ResponseApdu.FILE_NOT_FOUND));
        }
        current = file;
        return Optional.empty();
    }

    private ResponseApdu read(int offset, CommandApdu apdu, int room, boolean admitted) {
        byte[] file = current;
        if (file == null) {
            return ResponseApdu.status(ResponseApdu.NO_CURRENT_FILE);
        }
        if (apdu.le() == 0) {
            return ResponseApdu.status(ResponseApdu.WRONG_LENGTH);
        }
        if (offset >= file.length) {
            return ResponseApdu.status(ResponseApdu.WRONG_OFFSET);
        }
        int left = file.length - offset;
        if (chip.abilities().inParts() && !admitted && apdu.le() > left) {
            return ResponseApdu.status(ResponseApdu.RIGHT_LENGTH | left);
        }
        int count = Math.min(Math.min(apdu.le(), left), room);
        boolean ended = count == left && count < apdu.le() && !apdu.wantsAll();
        byte[] data = Arrays.copyOfRange(file, offset, offset + count);
        return new ResponseApdu(data, ended ? ResponseApdu.END_OF_FILE : ResponseApdu.OK);
    }
}

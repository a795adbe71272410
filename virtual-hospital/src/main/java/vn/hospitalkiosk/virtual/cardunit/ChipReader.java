package vn.hospitalkiosk.virtual.cardunit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Contacts (CM 51) and antenna (CM 60) of the unit. A chip is active from its reset until it is powered down or the card moves.
final class ChipReader {
    /// T=1, no historical bytes.
    static final String ATR = "3B800181";

    /// `A`, ATQA, a UID of seven bytes, SAK of a T=CL card, ATS.
    private static final String TYPE_A =
            "41" + "0044" + "07" + "04A1B2C3D4E580" + "20" + "0578807002";

    private static final int SHORTEST_APDU = 4;
    private static final int LONGEST_APDU = 261;

    private final Mechanism mechanism;
    private boolean contactsActive;
    private boolean fieldActive;

    ChipReader(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    void release() {
        contactsActive = false;
        fieldActive = false;
    }

    /// Automatic check of the card type, two characters: `11` a T=1 chip, `20` a type A chip, `00` none (the letters of the document are unreadable: ours).
    Answer type(int pm) {
        return switch (pm) {
            case 0x30 -> Answer.yes(touched().isPresent() ? "11" : "00");
            case 0x31 -> Answer.yes(near().isPresent() ? "20" : "00");
            default -> Answer.no(ErrorCode.PARAMETER);
        };
    }

    private Optional<CardApplication> touched() {
        return mechanism.at(Place.IC).flatMap(Card::application);
    }

    /// The antenna reaches both reading places.
    private Optional<CardApplication> near() {
        return mechanism.at(Place.RF).or(() -> mechanism.at(Place.IC)).flatMap(Card::application);
    }

    Answer contacts(int pm, byte[] data) {
        return switch (pm) {
            case 0x30, 0x38 -> powerContacts();
            case 0x31 -> {
                contactsActive = false;
                yield Answer.yes();
            }
            case 0x32 -> Answer.yes(contactsActive ? "1" : "0");
            case 0x33 ->
                    Answer.no(
                            contactsActive
                                    ? ErrorCode.PROTOCOL_NOT_SUPPORTED
                                    : ErrorCode.NOT_ACTIVE);
            case 0x34, 0x39 -> exchange(contactsActive ? touched() : Optional.empty(), data);
            default -> Answer.no(ErrorCode.PARAMETER);
        };
    }

    private Answer powerContacts() {
        Optional<CardApplication> chip = touched();
        contactsActive = chip.isPresent();
        chip.ifPresent(CardApplication::reset);
        return chip.isPresent()
                ? Answer.yes(HexFormat.of().parseHex("31" + ATR))
                : Answer.no(ErrorCode.ACTIVATION_FAILED);
    }

    Answer antenna(int pm, byte[] data) {
        return switch (pm) {
            case 0x30 -> powerField(data);
            case 0x31 -> {
                fieldActive = false;
                yield Answer.yes();
            }
            case 0x32 -> Answer.yes(fieldActive ? "20" : "00");
            case 0x33, 0x35 ->
                    Answer.no(
                            fieldActive ? ErrorCode.PROTOCOL_NOT_SUPPORTED : ErrorCode.NOT_ACTIVE);
            case 0x34 -> exchange(fieldActive ? near() : Optional.empty(), data);
            default -> Answer.no(ErrorCode.PARAMETER);
        };
    }

    /// @param order which types to look for: `AB`, `BA`, `A0`, `B0`; none is `AB`
    private Answer powerField(byte[] order) {
        boolean typeA = order.length == 0;
        for (byte type : order) {
            typeA |= type == 'A';
        }
        Optional<CardApplication> chip = typeA ? near() : Optional.empty();
        fieldActive = chip.isPresent();
        chip.ifPresent(CardApplication::reset);
        return chip.isPresent()
                ? Answer.yes(HexFormat.of().parseHex(TYPE_A))
                : Answer.no(ErrorCode.ACTIVATION_FAILED);
    }

    private static Answer exchange(Optional<CardApplication> chip, byte[] apdu) {
        if (chip.isEmpty()) {
            return Answer.no(ErrorCode.NOT_ACTIVE);
        }
        if (apdu.length < SHORTEST_APDU || apdu.length > LONGEST_APDU) {
            return Answer.no(ErrorCode.DATA);
        }
        return Answer.yes(chip.get().answer(Arrays.copyOf(apdu, apdu.length)));
    }
}

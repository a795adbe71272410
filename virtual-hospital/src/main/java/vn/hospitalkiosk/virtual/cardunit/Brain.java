package vn.hospitalkiosk.virtual.cardunit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Executes commands (document chapter 3) on the mechanism and the chips. Not thread-safe: the simulator holds the lock.
final class Brain {
    static final String FIRMWARE = "CRT-591-M001";
    static final String SERIAL = "VH591000001";

    private static final int INIT = 0x30;
    private static final int STATUS = 0x31;
    private static final int MOVE = 0x32;
    private static final int ENTRY = 0x33;
    private static final int STRIPE = 0x36;
    private static final int CARD_TYPE = 0x50;
    private static final int CPU_CARD = 0x51;
    private static final int ANTENNA = 0x60;
    private static final int READ_SERIAL = 0xA2;
    private static final int READ_CONFIGURATION = 0xA3;
    private static final int READ_VERSION = 0xA4;
    private static final int BIN_COUNTER = 0xA5;

    private final Mechanism mechanism;
    private final ChipReader chips;
    private Model model = Model.M001;
    private boolean ready;
    private boolean entryOpen;
    private boolean movedByHand;

    Brain(Mechanism mechanism) {
        this.mechanism = mechanism;
        this.chips = new ChipReader(mechanism);
    }

    void model(Model now) {
        model = now;
    }

    Model model() {
        return model;
    }

    boolean ready() {
        return ready;
    }

    boolean entryOpen() {
        return entryOpen;
    }

    void movedByHand() {
        movedByHand = true;
        chips.release();
    }

    /// The counter stands in memory that needs no power; all else is forgotten.
    void powerUp() {
        ready = false;
        entryOpen = false;
        chips.release();
        mechanism.counting(false);
    }

    /// Whether this command moves a card.
    static boolean isMotion(byte[] text) {
        return text.length >= 2 && (text[1] == MOVE || text[1] == INIT);
    }

    /// Whether it is an order to move, and not INIT.
    static boolean isMove(byte[] text) {
        return text.length >= 2 && text[1] == MOVE;
    }

    /// @param text `C` CM PM DATA
    /// @return the text of the response
    byte[] execute(byte[] text) {
        int cm = text[1] & 0xFF;
        int pm = text[2] & 0xFF;
        byte[] data = Arrays.copyOfRange(text, 3, text.length);
        if (text[0] != 'C') {
            return refused(cm, pm, ErrorCode.UNDEFINED_COMMAND);
        }
        if (!ready && cm != INIT) {
            return refused(cm, pm, ErrorCode.NOT_RESET);
        }
        Answer answer =
                switch (cm) {
                    case INIT -> initialise(pm);
                    case STATUS -> status(pm);
                    case MOVE -> move(pm);
                    case ENTRY -> entry(pm);
                    case STRIPE -> stripe(pm);
                    case CARD_TYPE -> chips.type(pm);
                    case CPU_CARD -> chips.contacts(pm, data);
                    case ANTENNA -> chips.antenna(pm, data);
                    case READ_SERIAL -> only(pm, (char) SERIAL.length() + SERIAL);
                    case READ_CONFIGURATION -> only(pm, "0000");
                    case READ_VERSION -> only(pm, FIRMWARE + " V1.0");
                    case BIN_COUNTER -> binCounter(pm, data);
                    case 0x52, 0x53, 0x54 -> Answer.no(ErrorCode.NOT_SUPPORTED);
                    default -> Answer.no(ErrorCode.UNDEFINED_COMMAND);
                };
        return switch (answer) {
            case Answer.Yes(byte[] more) -> accepted(cm, pm, more);
            case Answer.No(ErrorCode code) -> refused(cm, pm, code);
            case Answer.Odd(byte[] more) -> joined('N', cm, pm, "", more);
        };
    }

    private Answer initialise(int pm) {
        Optional<Place> target =
                switch (pm) {
                    case 0x30, 0x34 -> Optional.of(Place.GATE);
                    case 0x31, 0x35 -> Optional.of(Place.BIN);
                    default -> Optional.empty();
                };
        if (pm < 0x30 || pm > 0x37 || pm == 0x32 || pm == 0x36) {
            return Answer.no(ErrorCode.PARAMETER);
        }
        if (mechanism.sensorFault()) {
            return Answer.no(ErrorCode.SENSOR);
        }
        chips.release();
        entryOpen = false;
        movedByHand = false;
        mechanism.counting(pm >= 0x34);
        if (target.isPresent() && mechanism.inside().isPresent()) {
            Optional<ErrorCode> failure = mechanism.move(target.get(), Answer.cause(INIT, pm));
            if (failure.isPresent()) {
                return Answer.no(failure.get());
            }
        }
        ready = true;
        return Answer.yes(FIRMWARE);
    }

    private Answer status(int pm) {
        return switch (pm) {
            case 0x30 -> Answer.yes();
            case 0x31 -> Answer.yes(mechanism.sensors());
            default -> Answer.no(ErrorCode.PARAMETER);
        };
    }

    private Answer move(int pm) {
        if (movedByHand) {
            return Answer.no(ErrorCode.MOVED_BY_HAND);
        }
        Optional<Place> target =
                switch (pm) {
                    case 0x30 -> Optional.of(model == Model.HB_HDN ? Place.OUTSIDE : Place.GATE);
                    case 0x31 -> Optional.of(Place.IC);
                    case 0x32 -> Optional.of(Place.RF);
                    case 0x33 -> Optional.of(Place.BIN);
                    case 0x39 -> Optional.of(model == Model.HB_HDN ? Place.BIN : Place.OUTSIDE);
                    default -> Optional.empty();
                };
        if (target.isEmpty()) {
            return Answer.no(ErrorCode.PARAMETER);
        }
        chips.release();
        return mechanism
                .move(target.get(), Answer.cause(MOVE, pm))
                .map(Answer::no)
                .orElseGet(Answer::yes);
    }

    private Answer entry(int pm) {
        if (pm != 0x30 && pm != 0x31) {
            return Answer.no(ErrorCode.PARAMETER);
        }
        entryOpen = pm == 0x30;
        return Answer.yes();
    }

    /// `P` before each track that was read, `N` for one that was not, `~` between them.
    private Answer stripe(int pm) {
        if (pm != 0x37) {
            return Answer.no(ErrorCode.PARAMETER);
        }
        Optional<Card> card = mechanism.at(Place.RF).or(() -> mechanism.at(Place.IC));
        if (card.isEmpty()) {
            return Answer.no(ErrorCode.SEQUENCE);
        }
        String tracks = card.get().stripe().map(track -> "N~P" + track + "~N").orElse("N~N~N");
        return model == Model.HB_HDN
                ? new Answer.Odd(tracks.getBytes(StandardCharsets.US_ASCII))
                : Answer.yes(tracks);
    }

    private static Answer only(int pm, String text) {
        return pm == 0x30 ? Answer.yes(text) : Answer.no(ErrorCode.PARAMETER);
    }

    private Answer binCounter(int pm, byte[] data) {
        return switch (pm) {
            case 0x30 -> Answer.yes("%03d".formatted(mechanism.binCount()));
            case 0x31 -> setBinCounter(new String(data, StandardCharsets.ISO_8859_1));
            default -> Answer.no(ErrorCode.PARAMETER);
        };
    }

    private Answer setBinCounter(String digits) {
        if (!digits.matches("[0-9]{3}")) {
            return Answer.no(ErrorCode.DATA);
        }
        mechanism.binCount(Integer.parseInt(digits));
        return Answer.yes();
    }

    private byte[] accepted(int cm, int pm, byte[] more) {
        return joined('P', cm, pm, mechanism.status(), more);
    }

    private static byte[] refused(int cm, int pm, ErrorCode code) {
        return joined('N', cm, pm, code.characters(), new byte[0]);
    }

    private static byte[] joined(char head, int cm, int pm, String fixed, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head);
        out.write(cm);
        out.write(pm);
        out.writeBytes(fixed.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(more);
        return out.toByteArray();
    }
}

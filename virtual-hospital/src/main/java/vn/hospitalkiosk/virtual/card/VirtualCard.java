package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/// A Vietnamese chip ID card as a machine of commands and answers (ICAO LDS1; quirks as cccd cards have them: selecting the master file is refused with 6D00). Not thread-safe; [CardSlot.Reader] hands commands over one by one.
///
/// A plain command, one wrongly protected, or an extended one to a chip that knows only short ones ends an open session: the card is then as after a reset.
public final class VirtualCard {
    private static final byte[] APPLICATION = {(byte) 0xA0, 0, 0, 0x02, 0x47, 0x10, 0x01};
    private static final int SECURE = 0x0C;
    private static final int GET_RESPONSE = 0xC0;

    private final Chip chip;
    private final Pace.Randomness random;
    private final Files files;
    private @Nullable Pace pace;
    private @Nullable Bac bac;
    private @Nullable ChipAuthentication agreement;
    private @Nullable SecureMessaging session;

    /// Begins when the answer that agreed on it has been protected by the old one.
    private @Nullable SecureMessaging nextSession;

    /// What is left of an answer that is fetched part by part.
    private byte[] kept = {};

    public VirtualCard(Chip chip) {
        this(chip, new SecureSource());
    }

    VirtualCard(Chip chip, Pace.Randomness random) {
        this.chip = chip;
        this.random = random;
        this.files = new Files(chip);
    }

    /// Power off and on.
    public void reset() {
        pace = null;
        bac = null;
        agreement = null;
        session = null;
        nextSession = null;
        kept = new byte[0];
        files.reset();
    }

    /// @param command an APDU of any length
    /// @return answer with status word, at least 2 bytes
    public byte[] process(byte[] command) {
        Optional<CommandApdu> parsed = CommandApdu.parse(command);
        if (parsed.isEmpty()) {
            return ResponseApdu.status(ResponseApdu.WRONG_LENGTH).encoded();
        }
        CommandApdu apdu = parsed.get();
        if (apdu.ins() == GET_RESPONSE && kept.length > 0) {
            return part(kept, Math.min(apdu.le(), CommandApdu.ALL_SHORT)).encoded();
        }
        kept = new byte[0];
        if (apdu.extended() && longestAnswer() <= CommandApdu.ALL_SHORT) {
            reset();
            return ResponseApdu.status(ResponseApdu.WRONG_LENGTH).encoded();
        }
        ResponseApdu answer = answer(apdu);
        boolean fetched =
                apdu.data().length > 0
                        && answer.data().length > 0
                        && (chip.abilities().inParts()
                                || (!apdu.extended()
                                        && answer.data().length > CommandApdu.ALL_SHORT));
        return fetched ? part(answer.encoded(), 0).encoded() : answer.encoded();
    }

    private int longestAnswer() {
        return chip.abilities().maxResponse();
    }

    /// @param whole what is to be fetched, status word included
    private ResponseApdu part(byte[] whole, int count) {
        int left = whole.length - 2;
        int now = Math.min(count, left);
        byte[] data = Arrays.copyOf(whole, now);
        if (now == left) {
            kept = new byte[0];
            return new ResponseApdu(data, (whole[left] & 0xFF) << 8 | (whole[left + 1] & 0xFF));
        }
        kept = Arrays.copyOfRange(whole, now, whole.length);
        int more = left - now;
        return new ResponseApdu(
                data, ResponseApdu.MORE_DATA | (more >= CommandApdu.ALL_SHORT ? 0 : more));
    }

    private ResponseApdu answer(CommandApdu apdu) {
        SecureMessaging open = session;
        if ((apdu.cla() & SECURE) == SECURE) {
            return open == null
                    ? ResponseApdu.status(ResponseApdu.NO_SECURE_MESSAGING)
                    : answerSecured(open, apdu);
        }
        if (open != null) {
            reset();
        }
        return execute(
                apdu,
                Math.min(apdu.le() == 0 ? CommandApdu.ALL_SHORT : apdu.le(), longestAnswer()));
    }

    private ResponseApdu answerSecured(SecureMessaging open, CommandApdu outer) {
        Optional<CommandApdu> inner = open.unwrap(outer);
        if (inner.isEmpty()) {
            reset();
            return ResponseApdu.status(ResponseApdu.SECURE_MESSAGING_WRONG);
        }
        int wanted = outer.le() == 0 ? CommandApdu.ALL_SHORT : outer.le();
        int limit = outer.extended() ? Math.min(longestAnswer(), wanted) : CommandApdu.ALL_SHORT;
        ResponseApdu answer =
                open.wrap(execute(inner.get(), open.capacity(limit)), (outer.ins() & 1) == 1);
        SecureMessaging next = nextSession;
        if (next != null) {
            session = next;
            nextSession = null;
        }
        return answer;
    }

    /// @param room most bytes of plain data that fit into the answer
    private ResponseApdu execute(CommandApdu apdu, int room) {
        if (apdu.cla() != 0 && !(apdu.cla() == 0x10 && apdu.ins() == 0x86)) {
            return ResponseApdu.status(ResponseApdu.UNKNOWN_CLASS);
        }
        boolean admitted = session != null;
        return switch (apdu.ins()) {
            case 0xA4 -> select(apdu, admitted);
            case 0xB0 -> files.readBinary(apdu, room, admitted);
            case 0xB1 -> files.readBinaryOdd(apdu, room, admitted);
            case 0x22 -> setAuthentication(apdu);
            case 0x86 -> generalAuthenticate(apdu);
            case 0x88 -> internalAuthenticate(apdu, admitted);
            case 0x84 -> challenge(apdu);
            case 0x82 -> mutualAuthenticate(apdu);
            default -> ResponseApdu.status(ResponseApdu.UNKNOWN_INSTRUCTION);
        };
    }

    private ResponseApdu select(CommandApdu apdu, boolean admitted) {
        return switch (apdu.p1()) {
            case 0x00 -> ResponseApdu.status(ResponseApdu.UNKNOWN_INSTRUCTION);
            case 0x02 -> files.select(apdu.data(), admitted);
            case 0x04 -> files.selectApplication(Arrays.equals(apdu.data(), APPLICATION));
            default -> ResponseApdu.status(ResponseApdu.WRONG_PARAMETERS);
        };
    }

    /// MSE:Set AT: which protocol, which password.
    private ResponseApdu setAuthentication(CommandApdu apdu) {
        pace = null;
        agreement = null;
        List<Tlv> objects = Tlv.sequence(apdu.data()).orElse(List.of());
        if (apdu.p1() == 0x41 && apdu.p2() == 0xA4) {
            return setChipAuthentication(objects);
        }
        if (!chip.abilities().access().announced) {
            return ResponseApdu.status(ResponseApdu.UNKNOWN_INSTRUCTION);
        }
        if (!chip.abilities().access().pace) {
            return ResponseApdu.status(ResponseApdu.CONDITIONS_NOT_SATISFIED);
        }
        if (apdu.p1() != 0xC1 || apdu.p2() != 0xA4) {
            return ResponseApdu.status(ResponseApdu.WRONG_PARAMETERS);
        }
        boolean known =
                Tlv.find(objects, 0x80)
                                .filter(o -> Arrays.equals(o.value(), Pace.PROTOCOL))
                                .isPresent()
                        && Tlv.find(objects, 0x84)
                                        .map(VirtualCard::number)
                                        .orElse(Pace.PARAMETER_ID)
                                == Pace.PARAMETER_ID;
        if (!known) {
            return ResponseApdu.status(ResponseApdu.WRONG_DATA);
        }
        byte[] password =
                chip.passwords().get(Tlv.find(objects, 0x83).map(VirtualCard::number).orElse(0));
        if (password == null) {
            return ResponseApdu.status(ResponseApdu.REFERENCE_NOT_FOUND);
        }
        pace = new Pace(password, random);
        return ResponseApdu.status(ResponseApdu.OK);
    }

    private ResponseApdu setChipAuthentication(List<Tlv> objects) {
        if (session == null || !ChipAuthentication.named(objects) || chip.agreement().isEmpty()) {
            return ResponseApdu.status(ResponseApdu.WRONG_DATA);
        }
        agreement = new ChipAuthentication(chip.agreement().get());
        return ResponseApdu.status(ResponseApdu.OK);
    }

    private ResponseApdu agree(ChipAuthentication running, byte[] data) {
        agreement = null;
        Optional<SecureMessaging> agreed = running.agreed(data);
        if (agreed.isEmpty()) {
            return ResponseApdu.status(ResponseApdu.WRONG_DATA);
        }
        nextSession = agreed.get();
        return ResponseApdu.ok(Tlv.of(0x7C));
    }

    private ResponseApdu challenge(CommandApdu apdu) {
        byte[] password = chip.passwords().get(1);
        if (!chip.abilities().access().bac || password == null) {
            return ResponseApdu.status(ResponseApdu.UNKNOWN_INSTRUCTION);
        }
        if (!files.applicationSelected() || apdu.le() < 8) {
            return ResponseApdu.status(ResponseApdu.CONDITIONS_NOT_SATISFIED);
        }
        Bac begun = new Bac(password, random);
        bac = begun;
        return ResponseApdu.ok(begun.challenge());
    }

    private ResponseApdu mutualAuthenticate(CommandApdu apdu) {
        Bac running = bac;
        bac = null;
        if (running == null) {
            return ResponseApdu.status(ResponseApdu.CONDITIONS_NOT_SATISFIED);
        }
        Optional<Bac.Opened> opened = running.answer(apdu.data());
        if (opened.isEmpty()) {
            return ResponseApdu.status(ResponseApdu.AUTHENTICATION_FAILED);
        }
        session = new SecureMessaging(opened.get().cipher(), opened.get().counter());
        return ResponseApdu.ok(opened.get().data());
    }

    private ResponseApdu generalAuthenticate(CommandApdu apdu) {
        ChipAuthentication agreeing = agreement;
        if (agreeing != null) {
            return agree(agreeing, apdu.data());
        }
        Pace running = pace;
        if (running == null) {
            return ResponseApdu.status(ResponseApdu.CONDITIONS_NOT_SATISFIED);
        }
        return switch (running.step(apdu.data())) {
            case Pace.Answer.Step(byte[] data) -> ResponseApdu.ok(data);
            case Pace.Answer.Refused(int sw) -> {
                pace = null;
                yield ResponseApdu.status(sw);
            }
            case Pace.Answer.Opened(byte[] data, byte[] encryptionKey, byte[] macKey) -> {
                pace = null;
                session =
                        new SecureMessaging(
                                new SessionCipher.OfAes(encryptionKey, macKey), BigInteger.ZERO);
                yield ResponseApdu.ok(data);
            }
        };
    }

    private ResponseApdu internalAuthenticate(CommandApdu apdu, boolean admitted) {
        if (!admitted || !files.applicationSelected()) {
            return ResponseApdu.status(ResponseApdu.SECURITY_NOT_SATISFIED);
        }
        if (apdu.data().length != 8) {
            return ResponseApdu.status(ResponseApdu.WRONG_LENGTH);
        }
        return ActiveAuthentication.sign(chip.active(), apdu.data())
                .map(ResponseApdu::ok)
                .orElse(ResponseApdu.status(ResponseApdu.UNKNOWN_INSTRUCTION));
    }

    private static int number(Tlv object) {
        return object.value().length == 1 ? object.value()[0] & 0xFF : -1;
    }

    private static final class SecureSource implements Pace.Randomness {
        private final SecureRandom random = new SecureRandom();

        @Override
        public byte[] bytes(int count) {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        }

        @Override
        public BigInteger scalar() {
            BigInteger most = Pace.CURVE.getN().subtract(BigInteger.ONE);
            return BigIntegers.createRandomInRange(BigInteger.ONE, most, random);
        }
    }
}

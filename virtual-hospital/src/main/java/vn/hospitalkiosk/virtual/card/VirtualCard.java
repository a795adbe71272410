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

    private final Chip chip;
    private final Pace.Randomness random;
    private final Files files;
    private @Nullable Pace pace;
    private @Nullable SecureMessaging session;

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
        session = null;
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
        if (apdu.extended() && chip.maxResponse() <= CommandApdu.ALL_SHORT) {
            reset();
            return ResponseApdu.status(ResponseApdu.WRONG_LENGTH).encoded();
        }
        SecureMessaging open = session;
        if ((apdu.cla() & SECURE) == SECURE) {
            return open == null
                    ? ResponseApdu.status(ResponseApdu.NO_SECURE_MESSAGING).encoded()
                    : processSecured(open, apdu);
        }
        if (open != null) {
            reset();
        }
        int room = Math.min(apdu.le() == 0 ? CommandApdu.ALL_SHORT : apdu.le(), chip.maxResponse());
        return execute(apdu, room).encoded();
    }

    private byte[] processSecured(SecureMessaging open, CommandApdu outer) {
        Optional<CommandApdu> inner = open.unwrap(outer);
        if (inner.isEmpty()) {
            reset();
            return ResponseApdu.status(ResponseApdu.SECURE_MESSAGING_WRONG).encoded();
        }
        int limit =
                outer.extended()
                        ? Math.min(
                                chip.maxResponse(),
                                outer.le() == 0 ? CommandApdu.ALL_SHORT : outer.le())
                        : CommandApdu.ALL_SHORT;
        ResponseApdu answer = execute(inner.get(), SecureMessaging.capacity(limit));
        return open.wrap(answer, (outer.ins() & 1) == 1).encoded();
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
        if (apdu.p1() != 0xC1 || apdu.p2() != 0xA4) {
            return ResponseApdu.status(ResponseApdu.WRONG_PARAMETERS);
        }
        List<Tlv> objects = Tlv.sequence(apdu.data()).orElse(List.of());
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

    private ResponseApdu generalAuthenticate(CommandApdu apdu) {
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
                session = new SecureMessaging(encryptionKey, macKey);
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
        return ResponseApdu.ok(
                ActiveAuthentication.sign(chip.activeAuthenticationKey(), apdu.data()));
    }

    private static int number(Tlv object) {
        return object.value().length == 1 ? object.value()[0] & 0xFF : -1;
    }

    private static final class SecureSource implements Pace.Randomness {
        private final SecureRandom random = new SecureRandom();

        @Override
        public byte[] nonce() {
            byte[] nonce = new byte[Aes.BLOCK];
            random.nextBytes(nonce);
            return nonce;
        }

        @Override
        public BigInteger scalar() {
            BigInteger most = Pace.CURVE.getN().subtract(BigInteger.ONE);
            return BigIntegers.createRandomInRange(BigInteger.ONE, most, random);
        }
    }
}

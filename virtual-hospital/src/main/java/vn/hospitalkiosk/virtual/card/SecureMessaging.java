package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/// The card's side of secure messaging (ICAO 9303-11, 9.8). Holds the send sequence counter: one per session, one use per message.
final class SecureMessaging {
    private static final int ENCRYPTED = 0x87;
    private static final int ENCRYPTED_ODD = 0x85;
    private static final int EXPECTED_LENGTH = 0x97;
    private static final int STATUS = 0x99;
    private static final int MAC = 0x8E;

    private final SessionCipher cipher;
    private BigInteger counter;

    /// @param counter of the message before the first: zero, or what BAC agreed on
    SecureMessaging(SessionCipher cipher, BigInteger counter) {
        this.cipher = cipher;
        this.counter = counter;
    }

    /// The command inside; empty when it is not rightly protected. Its `extended` stays that of the outer command.
    Optional<CommandApdu> unwrap(CommandApdu outer) {
        byte[] sequence = next();
        Optional<List<Tlv>> parsed = Tlv.sequence(outer.data());
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        List<Tlv> objects = parsed.get();
        Optional<Tlv> encrypted =
                Tlv.find(objects, (outer.ins() & 1) == 1 ? ENCRYPTED_ODD : ENCRYPTED);
        Optional<Tlv> expected = Tlv.find(objects, EXPECTED_LENGTH);
        Optional<Tlv> mac = Tlv.find(objects, MAC);
        byte[] header = {
            (byte) outer.cla(), (byte) outer.ins(), (byte) outer.p1(), (byte) outer.p2()
        };
        byte[] body =
                Tlv.join(
                        encrypted.map(Tlv::encoded).orElse(new byte[0]),
                        expected.map(Tlv::encoded).orElse(new byte[0]));
        byte[] input = Tlv.join(sequence, pad(header), body.length == 0 ? body : pad(body));
        if (mac.isEmpty() || !Arrays.equals(mac.get().value(), cipher.mac(input))) {
            return Optional.empty();
        }
        Optional<byte[]> data =
                encrypted.isEmpty() ? Optional.of(new byte[0]) : decrypt(encrypted.get(), sequence);
        int le = expected.map(SecureMessaging::length).orElse(0);
        return data.map(plain ->
                new CommandApdu(
                        outer.cla() & 0xF3,
                        outer.ins(),
                        outer.p1(),
                        outer.p2(),
                        plain,
                        le,
                        outer.extended()));
    }

    ResponseApdu wrap(ResponseApdu inner, boolean oddInstruction) {
        byte[] sequence = next();
        byte[] data = new byte[0];
        if (inner.data().length > 0) {
            byte[] encrypted = cipher.encrypt(sequence, pad(inner.data()));
            data =
                    oddInstruction
                            ? Tlv.of(ENCRYPTED_ODD, encrypted)
                            : Tlv.of(ENCRYPTED, new byte[] {1}, encrypted);
        }
        byte[] status = Tlv.of(STATUS, new byte[] {(byte) (inner.sw() >> 8), (byte) inner.sw()});
        byte[] body = Tlv.join(data, status);
        byte[] mac = Tlv.of(MAC, cipher.mac(Tlv.join(sequence, pad(body))));
        return new ResponseApdu(Tlv.join(body, mac), inner.sw());
    }

    /// Most plain bytes that fit into an answer of `limit` bytes (status word not counted).
    int capacity(int limit) {
        int overhead = 4 + 10 + (limit > 0xFF + 20 ? 5 : 4);
        return Math.max(0, (limit - overhead) / cipher.block() * cipher.block() - 1);
    }

    private Optional<byte[]> decrypt(Tlv object, byte[] sequence) {
        byte[] value = object.value();
        int from = object.tag() == ENCRYPTED ? 1 : 0;
        int length = value.length - from;
        if (length <= 0 || length % cipher.block() != 0 || (from == 1 && value[0] != 1)) {
            return Optional.empty();
        }
        byte[] encrypted = Arrays.copyOfRange(value, from, value.length);
        return Optional.of(Aes.unpad(cipher.decrypt(sequence, encrypted)));
    }

    private byte[] pad(byte[] input) {
        return Aes.pad(input, cipher.block());
    }

    private byte[] next() {
        counter = counter.add(BigInteger.ONE);
        int bits = cipher.block() * Byte.SIZE;
        counter = counter.mod(BigInteger.ONE.shiftLeft(bits));
        return BigIntegers.asUnsignedByteArray(cipher.block(), counter);
    }

    private static int length(Tlv expected) {
        int length = 0;
        for (byte b : expected.value()) {
            length = length << 8 | (b & 0xFF);
        }
        if (length != 0) {
            return length;
        }
        return expected.value().length > 1 ? CommandApdu.ALL_EXTENDED : CommandApdu.ALL_SHORT;
    }
}

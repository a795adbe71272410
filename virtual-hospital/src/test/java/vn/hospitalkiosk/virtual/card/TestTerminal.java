package vn.hospitalkiosk.virtual.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.math.ec.ECPoint;

/// The smallest terminal that can open PACE with a CAN and read files, written from ICAO 9303-11 apart from the card's code. Its random numbers are seeded: it protects nothing.
final class TestTerminal {
    /// One command to the card, one answer.
    interface Wire {
        byte[] exchange(byte[] command) throws IOException;
    }

    private static final ECNamedCurveParameterSpec CURVE =
            ECNamedCurveTable.getParameterSpec("brainpoolP256r1");
    private static final HexFormat HEX = HexFormat.of();

    private final Wire wire;
    private final Random random = new Random(42);
    private byte[] encryptionKey = {};
    private byte[] macKey = {};
    private long counter;
    int lastStatus;

    TestTerminal(Wire wire) {
        this.wire = wire;
    }

    /// Answers the last status word: 9000 when the session is open and the card's own token was right.
    int open(String can) throws IOException {
        counter = 0;
        plain("0022C1A40F800A04007F00070202040202830102");
        if (lastStatus != 0x9000) {
            return lastStatus;
        }
        byte[] encrypted = dynamic(plain("10860000027C0000"), 0x80);
        byte[] password = kdf(can.getBytes(StandardCharsets.US_ASCII), 3);
        BigInteger nonce = new BigInteger(1, cbc(false, password, new byte[16], encrypted));

        BigInteger mapping = scalar();
        byte[] chipMapping =
                step("10", 0x81, CURVE.getG().multiply(mapping).getEncoded(false), 0x82);
        ECPoint shared = CURVE.getCurve().decodePoint(chipMapping).multiply(mapping);
        ECPoint generator = CURVE.getG().multiply(nonce).add(shared).normalize();

        BigInteger ephemeral = scalar();
        byte[] mine = generator.multiply(ephemeral).getEncoded(false);
        byte[] chips = step("10", 0x83, mine, 0x84);
        ECPoint agreed = CURVE.getCurve().decodePoint(chips).multiply(ephemeral).normalize();
        byte[] secret = agreed.getAffineXCoord().getEncoded();
        encryptionKey = kdf(secret, 1);
        macKey = kdf(secret, 2);
        byte[] token = step("00", 0x85, token(chips), 0x86);
        if (lastStatus == 0x9000 && !Arrays.equals(token, token(mine))) {
            throw new AssertionError("the card's token is wrong");
        }
        return lastStatus;
    }

    byte[] plain(String command) throws IOException {
        byte[] answer = wire.exchange(HEX.parseHex(command));
        lastStatus = word(answer, answer.length - 2);
        return Arrays.copyOf(answer, answer.length - 2);
    }

    int selectApplication() throws IOException {
        secured("00A4040C", HEX.parseHex("A0000002471001"), 0, false);
        return lastStatus;
    }

    /// Reads a whole file by short identifier, then by offset.
    byte[] read(int shortIdentifier, int block, boolean extended) throws IOException {
        byte[] first =
                secured(
                        "00B0%02X00".formatted(0x80 | shortIdentifier),
                        new byte[0],
                        block,
                        extended);
        if (lastStatus != 0x9000 && lastStatus != 0x6282) {
            return first;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(first);
        int length = fileLength(first);
        while (file.size() < length) {
            int want = Math.min(block, length - file.size());
            byte[] more = secured("00B0%04X".formatted(file.size()), new byte[0], want, extended);
            if (more.length == 0) {
                throw new AssertionError("no more bytes, %04X".formatted(lastStatus));
            }
            file.writeBytes(more);
        }
        return file.toByteArray();
    }

    /// Sends a command under secure messaging and checks the answer's MAC.
    byte[] secured(String header, byte[] data, int le, boolean extended) throws IOException {
        byte[] head = HEX.parseHex(header);
        head[0] |= 0x0C;
        byte[] ssc = next();
        byte[] body = new byte[0];
        boolean odd = (head[1] & 1) == 1;
        if (data.length > 0) {
            byte[] encrypted = cbc(true, encryptionKey, iv(ssc), pad(data));
            body = odd ? object(0x85, encrypted) : object(0x87, join(new byte[] {1}, encrypted));
        }
        if (le > 0) {
            byte[] expected =
                    extended ? HEX.parseHex("%04X".formatted(le & 0xFFFF)) : new byte[] {(byte) le};
            body = join(body, object(0x97, expected));
        }
        byte[] mac = cmac(join(ssc, pad(head), body.length == 0 ? body : pad(body)));
        body = join(body, object(0x8E, mac));
        byte[] lengths =
                extended
                        ? HEX.parseHex("00%04X".formatted(body.length))
                        : new byte[] {(byte) body.length};
        byte[] answer = wire.exchange(join(head, lengths, body, new byte[extended ? 2 : 1]));
        lastStatus = word(answer, answer.length - 2);
        return answer.length == 2 ? new byte[0] : unwrap(answer, odd);
    }

    private byte[] unwrap(byte[] answer, boolean odd) {
        byte[] ssc = next();
        int macAt = answer.length - 2 - 10;
        byte[] body = Arrays.copyOf(answer, macAt);
        byte[] mac = Arrays.copyOfRange(answer, macAt + 2, macAt + 10);
        if (!Arrays.equals(mac, cmac(join(ssc, pad(body))))) {
            throw new AssertionError("the answer's MAC is wrong");
        }
        int inner = word(body, body.length - 2);
        if (inner != lastStatus) {
            throw new AssertionError("two different status words");
        }
        if (body.length == 4) {
            return new byte[0];
        }
        int header = (body[1] & 0xFF) < 0x80 ? 2 : 2 + (body[1] & 0x7F);
        int from = header + (odd ? 0 : 1);
        byte[] encrypted = Arrays.copyOfRange(body, from, body.length - 4);
        byte[] padded = cbc(false, encryptionKey, iv(ssc), encrypted);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        return Arrays.copyOf(padded, end);
    }

    private byte[] step(String cla, int tag, byte[] value, int answerTag) throws IOException {
        byte[] data = object(0x7C, object(tag, value));
        byte[] answer = plain("%s860000%02X%s00".formatted(cla, data.length, HEX.formatHex(data)));
        return lastStatus == 0x9000 ? dynamic(answer, answerTag) : new byte[0];
    }

    private static byte[] dynamic(byte[] answer, int tag) {
        if ((answer[0] & 0xFF) != 0x7C || (answer[2] & 0xFF) != tag) {
            throw new AssertionError("unexpected object");
        }
        return Arrays.copyOfRange(answer, 4, answer.length);
    }

    private byte[] token(byte[] key) {
        byte[] oid = object(0x06, HEX.parseHex("04007F00070202040202"));
        byte[] inside = join(oid, object(0x86, key));
        return cmac(join(new byte[] {0x7F, 0x49, (byte) inside.length}, inside));
    }

    private static int fileLength(byte[] start) {
        int first = start[1] & 0xFF;
        return switch (first) {
            case 0x81 -> 3 + (start[2] & 0xFF);
            case 0x82 -> 4 + word(start, 2);
            default -> 2 + first;
        };
    }

    private BigInteger scalar() {
        return new BigInteger(255, random).add(BigInteger.ONE);
    }

    private byte[] next() {
        counter++;
        return HEX.parseHex("%032X".formatted(counter));
    }

    private byte[] iv(byte[] ssc) {
        return cbc(true, encryptionKey, new byte[16], ssc);
    }

    private byte[] cmac(byte[] input) {
        CMac mac = new CMac(AESEngine.newInstance(), 64);
        mac.init(new KeyParameter(macKey));
        mac.update(input, 0, input.length);
        byte[] out = new byte[8];
        mac.doFinal(out, 0);
        return out;
    }

    private static byte[] kdf(byte[] secret, int number) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(secret);
            return Arrays.copyOf(sha.digest(new byte[] {0, 0, 0, (byte) number}), 16);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] cbc(boolean encrypt, byte[] key, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] pad(byte[] input) {
        byte[] padded = Arrays.copyOf(input, input.length + 16 - input.length % 16);
        padded[input.length] = (byte) 0x80;
        return padded;
    }

    private static byte[] object(int tag, byte[] value) {
        byte[] head =
                value.length < 0x80
                        ? new byte[] {(byte) tag, (byte) value.length}
                        : new byte[] {(byte) tag, (byte) 0x81, (byte) value.length};
        return join(head, value);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}

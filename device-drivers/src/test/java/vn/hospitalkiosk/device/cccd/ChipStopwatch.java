package vn.hospitalkiosk.device.cccd;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.virtual.card.Chip;
import vn.hospitalkiosk.virtual.card.Issuer;
import vn.hospitalkiosk.virtual.card.Personalisation;
import vn.hospitalkiosk.virtual.card.VirtualCard;
import vn.hospitalkiosk.virtual.person.Person;

/// Reads the virtual card in this process and tells the time that is ours from the time that is the card's.
public final class ChipStopwatch {
    private static final X9ECParameters CURVE = ECNamedCurveTable.getByName("brainpoolP256r1");
    private static final int MULTIPLICATIONS = 5;

    private final Issuer issuer = Issuer.fresh();
    private final Chip chip = new Personalisation(issuer).chip(Person.nguyenVanA());
    private final TrustStore store = Bench.bundle(issuer);
    private final Portions portions = new Portions();
    private final SecureRandom random = new SecureRandom();

    public ChipStopwatch() {
        ChipReaders.silence();
    }

    /// @param apdus command-response pairs
    /// @param softwareNanos everything outside transmit: cryptography, parsing, checking
    public record Reading(int apdus, long softwareNanos) {}

    /// @param software median nanoseconds outside transmit
    /// @param arithmetic median nanoseconds of the bare arithmetic, measured in turn with it
    public record Pace(double software, double arithmetic) {
        public double ratio() {
            return software / arithmetic;
        }
    }

    public int sodBytes() {
        return chip.fileBytes(ElementaryFile.SOD.fileId);
    }

    /// A check-in: PACE with the access number, SOD, DG1, DG13, DG15, active authentication, all five verdicts.
    ///
    /// @param extended whether chip and reader take extended lengths; what they take is known from an earlier read
    public Reading checkIn(boolean extended) {
        if (!extended) {
            once(chip.withMaxResponse(256), (byte) 2);
        }
        return once(extended ? chip : chip.withMaxResponse(256), (byte) (extended ? 1 : 2));
    }

    private Reading once(Chip lying, byte kind) {
        Timed channel = new Timed(new VirtualCard(lying), kind);
        long began = System.nanoTime();
        ReadOutcome outcome =
                new ChipReading(
                                () -> channel,
                                "in this process",
                                ReadRequest.with(
                                        new AccessNumber(Person.nguyenVanA().accessNumber())),
                                store,
                                Bench.CLOCK,
                                portions,
                                _ -> {})
                        .run();
        long whole = System.nanoTime() - began;
        if (!(outcome instanceof ReadOutcome.Read read)) {
            throw new IllegalStateException("the card was not read: " + outcome);
        }
        return new Reading(read.apdus(), whole - channel.nanos);
    }

    /// Both warm, in turn, so that a busy machine slows both.
    public Pace pace(int warmUp, int rounds) {
        double[] software = new double[rounds];
        double[] arithmetic = new double[rounds];
        for (int i = -warmUp; i < rounds; i++) {
            long bare = arithmeticNanos();
            long own = once(chip, (byte) 1).softwareNanos();
            if (i >= 0) {
                software[i] = own;
                arithmetic[i] = bare;
            }
        }
        return new Pace(median(software), median(arithmetic));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// What the reader's side of PACE with generic mapping cannot do without: two key pairs, two agreements, and the nonce times the generator.
    private long arithmeticNanos() {
        ECPoint point = CURVE.getG();
        long began = System.nanoTime();
        for (int i = 0; i < MULTIPLICATIONS; i++) {
            BigInteger scalar =
                    BigIntegers.createRandomInRange(
                            BigInteger.ONE, CURVE.getN().subtract(BigInteger.ONE), random);
            point = point.multiply(scalar).normalize();
        }
        long nanos = System.nanoTime() - began;
        if (point.isInfinity()) {
            throw new IllegalStateException("no point");
        }
        return nanos;
    }

    /// From the kill of pcscd to the next whole read in the same process; empty where no pcscd can be started apart.
    ///
    /// @param var an empty folder
    public static OptionalDouble millisFromPcscdKilledToRead(Path var) throws java.io.IOException {
        try (PcscRig rig = PcscRig.start(var)) {
            return rig.millisFromKillToRead();
        }
    }

    private static final class Timed implements CardChannel {
        private final VirtualCard card;
        private final byte kind;
        private long nanos;

        Timed(VirtualCard card, byte kind) {
            this.card = card;
            this.kind = kind;
        }

        @Override
        public byte[] transmit(byte[] apdu) {
            long began = System.nanoTime();
            byte[] answer = card.process(apdu);
            nanos += System.nanoTime() - began;
            return answer;
        }

        @Override
        public byte[] atr() {
            return new byte[] {0x3B, kind};
        }

        @Override
        public void close() {
            card.reset();
        }
    }
}

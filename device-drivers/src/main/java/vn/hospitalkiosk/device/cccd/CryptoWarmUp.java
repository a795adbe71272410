package vn.hospitalkiosk.device.cccd;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.spec.SecretKeySpec;
import net.sf.scuba.smartcards.CommandAPDU;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jmrtd.protocol.AESSecureMessagingWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.smartcard.CardChannel;

/// Runs once what the first read would otherwise pay for: classes, curve tables and just-in-time compilation cost 300 to 900 ms on a small machine. Everything it touches is made up on the spot.
final class CryptoWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoWarmUp.class);
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final int ROUNDS = 3;

    private final Clock clock;

    private CryptoWarmUp(Clock clock) {
        this.clock = clock;
    }

    /// Returns at once; only the first call of a process does anything.
    static void begin(Clock clock) {
        if (BEGUN.compareAndSet(false, true)) {
            Thread.ofPlatform()
                    .daemon()
                    .name("crypto-warm-up")
                    .start(() -> new CryptoWarmUp(clock).run());
        }
    }

    private void run() {
        try {
            for (int i = 0; i < ROUNDS; i++) {
                pace();
                secureMessaging();
                passiveAuthentication();
                activeAuthentication();
            }
        } catch (Exception e) {
            // The first read is then slower, nothing else.
            LOG.warn("warming up cryptography failed: {}", e.getClass().getName());
        }
    }

    private static void pace() throws GeneralSecurityException {
        try {
            new Pace(
                            new CountedCard(new RehearsingChip()),
                            ReadRequest.with(new AccessNumber("000000")))
                    .open();
        } catch (StopReading e) {
            // As expected: the rehearsing chip refuses the tokens, after everything costly has run.
        }
    }

    private static void secureMessaging() throws GeneralSecurityException {
        SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
        AESSecureMessagingWrapper wrapper = new AESSecureMessagingWrapper(key, key, 0L);
        wrapper.wrap(new CommandAPDU(0x00, 0xB0, 0x81, 0, new byte[8], 256));
    }

    private static KeyPair keys(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Bouncy.CASTLE);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private void passiveAuthentication() throws Exception {
        byte[] file = {0x61, 0x00};
        KeyPair keys = keys("secp256r1");
        ContentSigner signer =
                new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(Bouncy.CASTLE)
                        .build(keys.getPrivate());
        X500Name name = new X500Name("CN=warm-up");
        Instant now = clock.instant();
        X509CertificateHolder certificate =
                new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(Duration.ofDays(1))),
                                name,
                                keys.getPublic())
                        .build(signer);
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(
                                new JcaDigestCalculatorProviderBuilder()
                                        .setProvider(Bouncy.CASTLE)
                                        .build())
                        .build(signer, certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        byte[] signed =
                generator
                        .generate(
                                new CMSProcessableByteArray(
                                        new ASN1ObjectIdentifier("2.23.136.1.1.1"),
                                        securityObject(file)),
                                true)
                        .getEncoded();
        PassiveAuthentication passive = new PassiveAuthentication(sod(signed));
        passive.hashes(Map.of(ElementaryFile.DG1, file), EnumSet.noneOf(ElementaryFile.class));
        passive.signature();
        passive.chain(
                List.of(
                        new JcaX509CertificateConverter()
                                .setProvider(Bouncy.CASTLE)
                                .getCertificate(certificate)),
                now);
    }

    private static byte[] securityObject(byte[] file) throws Exception {
        DEROctetString hash = new DEROctetString(MessageDigest.getInstance("SHA-256").digest(file));
        return new LDSSecurityObject(
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                        new DataGroupHash[] {
                            new DataGroupHash(1, hash), new DataGroupHash(2, hash)
                        })
                .getEncoded();
    }

    private static byte[] sod(byte[] signed) {
        byte[] file = new byte[4 + signed.length];
        file[0] = (byte) ElementaryFile.SOD.tag;
        file[1] = (byte) 0x82;
        file[2] = (byte) (signed.length >> 8);
        file[3] = (byte) signed.length;
        System.arraycopy(signed, 0, file, 4, signed.length);
        return file;
    }

    private static void activeAuthentication() throws GeneralSecurityException {
        KeyPair keys = keys("brainpoolP256r1");
        byte[] challenge = new byte[8];
        Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", Bouncy.CASTLE);
        signature.initSign(keys.getPrivate());
        signature.update(challenge);
        byte[] key = keys.getPublic().getEncoded();
        byte[] dg15 = new byte[3 + key.length];
        dg15[0] = (byte) ElementaryFile.DG15.tag;
        dg15[1] = (byte) 0x81;
        dg15[2] = (byte) key.length;
        System.arraycopy(key, 0, dg15, 3, key.length);
        ActiveAuthentication.signed(
                ActiveAuthentication.key(dg15).orElseThrow(), challenge, signature.sign());
    }

    /// Plays the chip's side of PACE up to the tokens, without knowing any number.
    private static final class RehearsingChip implements CardChannel {
        private static final byte[] DONE = {(byte) 0x90, 0x00};
        private static final byte[] REFUSED = {0x63, 0x00};
        private int step;

        @Override
        public byte[] transmit(byte[] apdu) {
            if (apdu[1] == 0x22) {
                return DONE;
            }
            try {
                return switch (++step) {
                    case 1 -> answer(0x80, nonce());
                    case 2 -> answer(0x82, point());
                    case 3 -> answer(0x84, point());
                    default -> REFUSED;
                };
            } catch (GeneralSecurityException e) {
                return REFUSED;
            }
        }

        private static byte[] nonce() {
            byte[] nonce = new byte[16];
            new SecureRandom().nextBytes(nonce);
            return nonce;
        }

        private static byte[] point() throws GeneralSecurityException {
            ECPublicKey key = (ECPublicKey) keys("brainpoolP256r1").getPublic();
            byte[] point = new byte[65];
            point[0] = 0x04;
            put(key.getW().getAffineX(), point, 1);
            put(key.getW().getAffineY(), point, 33);
            return point;
        }

        private static void put(BigInteger number, byte[] into, int at) {
            byte[] bytes = number.toByteArray();
            int from = Math.max(0, bytes.length - 32);
            int length = bytes.length - from;
            System.arraycopy(bytes, from, into, at + 32 - length, length);
        }

        private static byte[] answer(int tag, byte[] value) {
            byte[] answer = new byte[value.length + 6];
            answer[0] = 0x7C;
            answer[1] = (byte) (value.length + 2);
            answer[2] = (byte) tag;
            answer[3] = (byte) value.length;
            System.arraycopy(value, 0, answer, 4, value.length);
            answer[value.length + 4] = DONE[0];
            return answer;
        }

        @Override
        public byte[] atr() {
            return new byte[0];
        }

        @Override
        public void close() {
            // Nothing to let go of.
        }
    }
}

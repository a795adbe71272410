package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;
import vn.hospitalkiosk.virtual.person.Person;

/// Writes chips for invented people: DG1, DG13, DG14, DG15, EF.COM and EF.SOD, signed by an [Issuer].
public final class Personalisation {
    /// The file every Vietnamese card carries: terminal authentication, chip authentication, PACE-ECDH-GM-AES-CBC-CMAC-128 with parameters 13.
    static final byte[] CARD_ACCESS =
            HexFormat.of()
                    .parseHex(
                            "3134300d060804007f0007020202020101300f060a04007f000702020302020201013012060a04007f0007020204020202010202010d");

    /// ActiveAuthenticationInfo (ICAO 9303-11, 9.2.6): 2.23.136.1.1.5, version 1, ecdsa-plain-SHA256 0.4.0.127.0.7.1.1.4.1.3.
    private static final byte[] ACTIVE_AUTHENTICATION_INFO =
            Tlv.of(
                    0x30,
                    oid("2.23.136.1.1.5"),
                    Tlv.of(0x02, new byte[] {1}),
                    oid("0.4.0.127.0.7.1.1.4.1.3"));

    private static final int MRZ_PASSWORD = 1;
    private static final int CAN_PASSWORD = 2;

    private final Issuer issuer;
    private final SecureRandom random = new SecureRandom();

    public Personalisation(Issuer issuer) {
        this.issuer = issuer;
    }

    /// A genuine card.
    public Chip chip(Person person) {
        return chip(person, EnumSet.noneOf(Forgery.class));
    }

    /// A card with these things wrong.
    public Chip chip(Person person, Set<Forgery> forgeries) {
        BigInteger key = scalar();
        SortedMap<Integer, byte[]> groups = new TreeMap<>();
        Mrz mrz = new Mrz(person);
        groups.put(
                Chip.DG1,
                Tlv.of(0x61, Tlv.of(0x5F1F, mrz.text().getBytes(StandardCharsets.US_ASCII))));
        groups.put(Chip.DG13, Dg13.of(person, chipId()));
        groups.put(Chip.DG14, dg14());
        groups.put(Chip.DG15, dg15(key));
        Issuer signing = forgeries.contains(Forgery.WRONG_CSCA) ? Issuer.fresh() : issuer;
        byte[] signed = new SecurityObject(signing).over(groups, person.cardIssued());

        SortedMap<Integer, byte[]> files = new TreeMap<>(groups);
        files.put(Chip.COM, com());
        files.put(Chip.SOD, signed);
        BigInteger used = forge(files, forgeries, key);
        Map<Integer, byte[]> passwords =
                Map.of(
                        MRZ_PASSWORD,
                        Aes.sha1(mrz.information()),
                        CAN_PASSWORD,
                        person.accessNumber().getBytes(StandardCharsets.US_ASCII));
        return new Chip(CARD_ACCESS, files, passwords, used, Chip.LONGEST_RESPONSE);
    }

    /// Answers the key that active authentication shall use.
    private BigInteger forge(
            SortedMap<Integer, byte[]> files, Set<Forgery> forgeries, BigInteger genuine) {
        BigInteger key = genuine;
        for (Forgery forgery : forgeries) {
            switch (forgery) {
                case TAMPERED_DG1 -> {
                    byte[] dg1 = at(files, Chip.DG1);
                    dg1[dg1.length - 30] = (byte) (dg1[dg1.length - 30] == 'A' ? 'B' : 'A');
                    files.put(Chip.DG1, dg1);
                }
                case TAMPERED_DG13 -> files.put(Chip.DG13, lastBitChanged(at(files, Chip.DG13)));
                case TAMPERED_DG14 -> files.put(Chip.DG14, lastBitChanged(at(files, Chip.DG14)));
                case SWAPPED_DG15 -> {
                    key = scalar();
                    files.put(Chip.DG15, dg15(key));
                }
                case CLONED -> key = scalar();
                case WRONG_CSCA -> {
                    // Another authority has signed already.
                }
            }
        }
        return key;
    }

    private static byte[] at(SortedMap<Integer, byte[]> files, int identifier) {
        byte[] file = files.get(identifier);
        if (file == null) {
            throw new IllegalStateException("no such file");
        }
        return file.clone();
    }

    private static byte[] lastBitChanged(byte[] file) {
        file[file.length - 1] ^= 1;
        return file;
    }

    private static byte[] com() {
        return Tlv.of(
                0x60,
                Tlv.of(0x5F01, "0107".getBytes(StandardCharsets.US_ASCII)),
                Tlv.of(0x5F36, "040000".getBytes(StandardCharsets.US_ASCII)),
                Tlv.of(0x5C, new byte[] {0x61, 0x6D, 0x6E, 0x6F}));
    }

    private static byte[] dg14() {
        byte[] known = Tlv.sequence(CARD_ACCESS).orElseThrow().getFirst().value();
        return Tlv.of(0x6E, Tlv.of(0x31, known, ACTIVE_AUTHENTICATION_INFO));
    }

    /// A SubjectPublicKeyInfo with explicit curve parameters, as ICAO 9303-11 demands.
    private static byte[] dg15(BigInteger key) {
        X9ECParameters named = Pace.CURVE;
        X9ECParameters explicit =
                new X9ECParameters(
                        named.getCurve(),
                        new X9ECPoint(named.getG(), false),
                        named.getN(),
                        named.getH());
        try {
            SubjectPublicKeyInfo info =
                    new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(
                                    X9ObjectIdentifiers.id_ecPublicKey,
                                    new X962Parameters(explicit)),
                            named.getG().multiply(key).getEncoded(false));
            return Tlv.of(0x6F, info.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] oid(String dotted) {
        try {
            return new ASN1ObjectIdentifier(dotted).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String chipId() {
        byte[] id = new byte[8];
        random.nextBytes(id);
        return HexFormat.of().withUpperCase().formatHex(id);
    }

    private BigInteger scalar() {
        BigInteger most = Pace.CURVE.getN().subtract(BigInteger.ONE);
        return BigIntegers.createRandomInRange(BigInteger.ONE, most, random);
    }
}

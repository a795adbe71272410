package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.BigIntegers;
import vn.hospitalkiosk.virtual.person.Person;

/// Writes chips for invented people: DG1, DG2, DG13, DG14, DG15, EF.COM and EF.SOD, signed by an [Issuer].
public final class Personalisation {
    /// The file every Vietnamese card carries: terminal authentication, chip authentication, PACE-ECDH-GM-AES-CBC-CMAC-128 with parameters 13.
    static final byte[] CARD_ACCESS =
            HexFormat.of()
                    .parseHex(
                            "3134300d060804007f0007020202020101300f060a04007f000702020302020201013012060a04007f0007020204020202010202010d");

    private static final int MRZ_PASSWORD = 1;
    private static final int CAN_PASSWORD = 2;

    private final Issuer issuer;
    private final SecureRandom random = new SecureRandom();

    public Personalisation(Issuer issuer) {
        this.issuer = issuer;
    }

    /// A genuine card.
    public Chip chip(Person person) {
        return chip(person, Make.USUAL, EnumSet.noneOf(Forgery.class));
    }

    /// A card with these things wrong.
    public Chip chip(Person person, Set<Forgery> forgeries) {
        return chip(person, Make.USUAL, forgeries);
    }

    public Chip chip(Person person, Make make, Set<Forgery> forgeries) {
        Chip.ActiveKey active = activeKey(make.active());
        Optional<BigInteger> agreement =
                make.agreement() ? Optional.of(scalar()) : Optional.empty();
        SortedMap<Integer, byte[]> groups = groups(person, make, active, agreement);
        SortedMap<Integer, byte[]> files = new TreeMap<>(groups);
        files.put(Chip.COM, com(groups));
        files.put(Chip.SOD, signer(forgeries).over(groups, person.cardIssued()));
        Mrz mrz = new Mrz(person);
        Chip genuine =
                new Chip(
                        CARD_ACCESS,
                        files,
                        Map.of(
                                MRZ_PASSWORD,
                                Aes.sha1(mrz.information()),
                                CAN_PASSWORD,
                                person.accessNumber().getBytes(StandardCharsets.US_ASCII)),
                        active,
                        agreement,
                        Chip.Abilities.USUAL);
        Chip forged = genuine;
        for (Forgery forgery : forgeries) {
            forged = forged(forged, person, make, forgery);
        }
        return forged;
    }

    private SortedMap<Integer, byte[]> groups(
            Person person, Make make, Chip.ActiveKey active, Optional<BigInteger> agreement) {
        SortedMap<Integer, byte[]> groups = new TreeMap<>();
        byte[] zone = new Mrz(person).text().getBytes(StandardCharsets.US_ASCII);
        groups.put(Chip.DG1, Tlv.of(0x61, Tlv.of(0x5F1F, zone)));
        if (make.photo() != Make.Photo.NONE) {
            groups.put(Chip.DG2, Dg2.of(make.photo(), make.photoBytes()));
        }
        groups.put(Chip.DG13, Dg13.of(person, chipId()));
        groups.put(Chip.DG14, PublicKeys.dg14(agreement.orElse(BigInteger.ZERO)));
        if (make.active() != Make.Active.NONE) {
            groups.put(Chip.DG15, PublicKeys.dg15(active));
        }
        return groups;
    }

    private SecurityObject signer(Set<Forgery> forgeries) {
        Issuer signing = forgeries.contains(Forgery.WRONG_CSCA) ? Issuer.fresh() : issuer;
        Signer which =
                forgeries.contains(Forgery.EXPIRED_SIGNER)
                        ? Signer.EXPIRED
                        : forgeries.contains(Forgery.REVOKED_SIGNER)
                                ? Signer.REVOKED
                                : Signer.CURRENT;
        return new SecurityObject(signing.signer(which));
    }

    private Chip forged(Chip chip, Person person, Make make, Forgery forgery) {
        SortedMap<Integer, byte[]> files = new TreeMap<>(chip.files());
        Chip.ActiveKey active = chip.active();
        Optional<BigInteger> agreement = chip.agreement();
        switch (forgery) {
            case TAMPERED_DG1 -> files.put(Chip.DG1, renamed(at(files, Chip.DG1)));
            case TAMPERED_DG2 -> files.put(Chip.DG2, lastBitChanged(at(files, Chip.DG2)));
            case TAMPERED_DG13 -> files.put(Chip.DG13, lastBitChanged(at(files, Chip.DG13)));
            case TAMPERED_DG14 -> files.put(Chip.DG14, lastBitChanged(at(files, Chip.DG14)));
            case TAMPERED_DG15 -> files.put(Chip.DG15, lastBitChanged(at(files, Chip.DG15)));
            case TAMPERED_SOD -> files.put(Chip.SOD, lastBitChanged(at(files, Chip.SOD)));
            case SWAPPED_DG13 -> files.put(Chip.DG13, Dg13.of(somebodyElse(person), chipId()));
            case SWAPPED_DG15 -> {
                active = activeKey(make.active());
                files.put(Chip.DG15, PublicKeys.dg15(active));
            }
            case STRIPPED_DG15 -> {
                files.remove(Chip.DG15);
                active = new Chip.ActiveKey.None();
            }
            case CLONED -> {
                active = activeKey(make.active());
                agreement = agreement.map(_ -> scalar());
            }
            case RESIGNED_SOD -> {
                files.put(Chip.DG1, renamed(at(files, Chip.DG1)));
                SortedMap<Integer, byte[]> groups = new TreeMap<>(files);
                groups.remove(Chip.COM);
                groups.remove(Chip.SOD);
                SecurityObject own = new SecurityObject(Issuer.fresh().signer(Signer.CURRENT));
                files.put(Chip.SOD, own.over(groups, person.cardIssued()));
            }
            case WRONG_CSCA, EXPIRED_SIGNER, REVOKED_SIGNER -> {
                // Whoever signed has done it already.
            }
        }
        return new Chip(
                chip.cardAccess(), files, chip.passwords(), active, agreement, chip.abilities());
    }

    private static Person somebodyElse(Person person) {
        return new Person(
                person.number(),
                "TRẦN THỊ B",
                person.birthDate(),
                person.sex(),
                person.address(),
                person.cardIssued(),
                person.cardExpiry(),
                person.insuranceCard(),
                person.insuranceUntil());
    }

    private static byte[] at(SortedMap<Integer, byte[]> files, int identifier) {
        byte[] file = files.get(identifier);
        if (file == null) {
            throw new IllegalStateException("no such file");
        }
        return file.clone();
    }

    /// A letter of the name, which no check digit covers.
    private static byte[] renamed(byte[] dg1) {
        dg1[dg1.length - 30] = (byte) (dg1[dg1.length - 30] == 'A' ? 'B' : 'A');
        return dg1;
    }

    private static byte[] lastBitChanged(byte[] file) {
        file[file.length - 1] ^= 1;
        return file;
    }

    private static byte[] com(SortedMap<Integer, byte[]> groups) {
        byte[] tags = new byte[groups.size()];
        int at = 0;
        for (byte[] group : groups.values()) {
            tags[at++] = group[0];
        }
        return Tlv.of(
                0x60,
                Tlv.of(0x5F01, "0107".getBytes(StandardCharsets.US_ASCII)),
                Tlv.of(0x5F36, "040000".getBytes(StandardCharsets.US_ASCII)),
                Tlv.of(0x5C, tags));
    }

    private Chip.ActiveKey activeKey(Make.Active kind) {
        return switch (kind) {
            case CURVE -> new Chip.ActiveKey.Curve(scalar());
            case RSA_1024 -> rsa(1024);
            case RSA_2048 -> rsa(2048);
            case NONE -> new Chip.ActiveKey.None();
        };
    }

    private static Chip.ActiveKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            RSAPrivateKey key = (RSAPrivateKey) generator.generateKeyPair().getPrivate();
            return new Chip.ActiveKey.Rsa(
                    new RSAKeyParameters(true, key.getModulus(), key.getPrivateExponent()));
        } catch (GeneralSecurityException e) {
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

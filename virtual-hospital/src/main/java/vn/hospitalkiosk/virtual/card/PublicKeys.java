package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The data groups that hold public keys: DG14 and DG15.
final class PublicKeys {
    /// ActiveAuthenticationInfo (ICAO 9303-11, 9.2.6): 2.23.136.1.1.5, version 1, ecdsa-plain-SHA256 0.4.0.127.0.7.1.1.4.1.3.
    private static final byte[] ACTIVE_AUTHENTICATION_INFO =
            Tlv.of(
                    0x30,
                    oid("2.23.136.1.1.5"),
                    Tlv.of(0x02, new byte[] {1}),
                    oid("0.4.0.127.0.7.1.1.4.1.3"));

    private PublicKeys() {}

    /// The infos of EF.CardAccess, and beside them the key of chip authentication (ICAO 9303-11, 9.2.5).
    ///
    /// @param agreement private key, zero for none
    static byte[] dg14(BigInteger agreement) {
        byte[] known = Tlv.sequence(Personalisation.CARD_ACCESS).orElseThrow().getFirst().value();
        byte[] key =
                agreement.signum() == 0
                        ? new byte[0]
                        : Tlv.of(0x30, oid("0.4.0.127.0.7.2.2.1.2"), curve(agreement));
        return Tlv.of(0x6E, Tlv.of(0x31, known, ACTIVE_AUTHENTICATION_INFO, key));
    }

    /// @throws IllegalArgumentException when there is no key
    static byte[] dg15(Chip.ActiveKey key) {
        return Tlv.of(
                0x6F,
                switch (key) {
                    case Chip.ActiveKey.Curve(BigInteger scalar) -> curve(scalar);
                    case Chip.ActiveKey.Rsa(var rsa) -> rsa(rsa.getModulus());
                    case Chip.ActiveKey.None() ->
                            throw new IllegalArgumentException("no key, no DG15");
                });
    }

    /// A SubjectPublicKeyInfo with explicit curve parameters, as ICAO 9303-11 demands.
    private static byte[] curve(BigInteger key) {
        X9ECParameters named = Pace.CURVE;
        X9ECParameters explicit =
                new X9ECParameters(
                        named.getCurve(),
                        new X9ECPoint(named.getG(), false),
                        named.getN(),
                        named.getH());
        return encoded(
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                                X9ObjectIdentifiers.id_ecPublicKey, new X962Parameters(explicit)),
                        named.getG().multiply(key).getEncoded(false)));
    }

    private static byte[] rsa(BigInteger modulus) {
        try {
            return encoded(
                    new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(
                                    PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new RSAPublicKey(modulus, BigInteger.valueOf(65_537))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(SubjectPublicKeyInfo info) {
        try {
            return info.getEncoded(ASN1Encoding.DER);
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
}

package vn.hospitalkiosk.device.cccd;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jmrtd.lds.SecurityInfo;

/// The key of chip authentication in DG14 (ICAO Doc 9303-11 §9.2.4, §9.2.5). DG14 is read raw: its hash is over the bytes as they lie on the chip.
final class Dg14 {
    /// id-CA-ECDH and id-CA-DH; the last number names cipher and key length.
    private static final String BY_CURVE = "0.4.0.127.0.7.2.2.3.2.";

    private static final String BY_NUMBER = "0.4.0.127.0.7.2.2.3.1.";

    /// @param protocol how to agree: object identifier of a ChipAuthenticationInfo
    /// @param keyId which of several keys
    record AgreementKey(
            String protocol, String keyProtocol, Optional<BigInteger> keyId, PublicKey key) {}

    private record Announced(String protocol, Optional<BigInteger> keyId) {}

    private record Found(String protocol, SubjectPublicKeyInfo key, Optional<BigInteger> keyId) {}

    private Dg14() {}

    /// Empty when the chip offers no key that we understand. Never throws.
    static Optional<AgreementKey> agreementKey(byte[] file) {
        List<Announced> announced = new ArrayList<>();
        List<Found> keys = new ArrayList<>();
        try {
            Tlv root = Tlv.first(file);
            if (root.tag() != ElementaryFile.DG14.tag) {
                return Optional.empty();
            }
            for (ASN1Encodable item :
                    ASN1Set.getInstance(ASN1Primitive.fromByteArray(root.value()))) {
                take(ASN1Sequence.getInstance(item), announced, keys);
            }
            return keys.stream()
                    .map(key -> matched(key, announced))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (java.io.IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void take(ASN1Sequence info, List<Announced> announced, List<Found> keys) {
        String protocol = ASN1ObjectIdentifier.getInstance(info.getObjectAt(0)).getId();
        if (protocol.startsWith(BY_CURVE) || protocol.startsWith(BY_NUMBER)) {
            announced.add(new Announced(protocol, number(info, 2)));
        } else if (protocol.equals(SecurityInfo.ID_PK_ECDH)
                || protocol.equals(SecurityInfo.ID_PK_DH)) {
            keys.add(
                    new Found(
                            protocol,
                            SubjectPublicKeyInfo.getInstance(info.getObjectAt(1)),
                            number(info, 2)));
        }
    }

    private static Optional<BigInteger> number(ASN1Sequence info, int at) {
        return info.size() > at
                ? Optional.of(ASN1Integer.getInstance(info.getObjectAt(at)).getValue())
                : Optional.empty();
    }

    /// A key without an announcement of its own is agreed on as the first chips did: with triple DES.
    private static Optional<AgreementKey> matched(Found found, List<Announced> announced) {
        boolean curve = found.protocol().equals(SecurityInfo.ID_PK_ECDH);
        String kind = curve ? "ECDH" : "DH";
        String protocol =
                announced.stream()
                        .filter(info ->
                                info.keyId().isEmpty()
                                        || found.keyId().isEmpty()
                                        || info.keyId().equals(found.keyId()))
                        .map(Announced::protocol)
                        .filter(one -> one.startsWith(curve ? BY_CURVE : BY_NUMBER))
                        .findFirst()
                        .orElse(
                                curve
                                        ? SecurityInfo.ID_CA_ECDH_3DES_CBC_CBC
                                        : SecurityInfo.ID_CA_DH_3DES_CBC_CBC);
        try {
            byte[] encoded = found.key().getEncoded();
            PublicKey key =
                    KeyFactory.getInstance(kind, Bouncy.CASTLE)
                            .generatePublic(new X509EncodedKeySpec(encoded));
            return Optional.of(new AgreementKey(protocol, found.protocol(), found.keyId(), key));
        } catch (GeneralSecurityException | java.io.IOException e) {
            return Optional.empty();
        }
    }
}

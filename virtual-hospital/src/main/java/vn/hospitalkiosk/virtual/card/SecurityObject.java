package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/// EF.SOD (ICAO 9303-10, 4.6.2): a CMS SignedData over the SHA-256 hashes of the data groups, with the document signer's certificate inside.
final class SecurityObject {
    private final Issuer.Certified signer;

    SecurityObject(Issuer.Certified signer) {
        this.signer = signer;
    }

    /// @param groups file identifier → content; the low byte of the identifier is the number of the data group
    /// @param signed the signing time, noon of the day the card was issued
    byte[] over(SortedMap<Integer, byte[]> groups, LocalDate signed) {
        DataGroupHash[] hashes =
                groups.entrySet().stream()
                        .map(group ->
                                new DataGroupHash(
                                        group.getKey() & 0xFF,
                                        new DEROctetString(
                                                ActiveAuthentication.sha256(group.getValue()))))
                        .toArray(DataGroupHash[]::new);
        LDSSecurityObject content =
                new LDSSecurityObject(
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hashes);
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signerInfo(signed));
            generator.addCertificates(new CollectionStore<>(List.of(signer.certificate())));
            CMSProcessableByteArray encapsulated =
                    new CMSProcessableByteArray(
                            ICAOObjectIdentifiers.id_icao_ldsSecurityObject,
                            content.getEncoded(ASN1Encoding.DER));
            byte[] cms = generator.generate(encapsulated, true).getEncoded(ASN1Encoding.DER);
            return Tlv.of(0x77, cms);
        } catch (CMSException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignerInfoGenerator signerInfo(LocalDate signed) throws OperatorCreationException {
        Date noon = Date.from(signed.atTime(12, 0).toInstant(ZoneOffset.UTC));
        Attribute signingTime =
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(noon)));
        DefaultSignedAttributeTableGenerator attributes =
                new DefaultSignedAttributeTableGenerator(
                        new AttributeTable(new DERSet(signingTime)));
        CMSAttributeTableGenerator asOnCards =
                parameters ->
                        attributes
                                .getAttributes(parameters)
                                .remove(CMSAttributes.cmsAlgorithmProtect);
        return new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(asOnCards)
                .build(
                        new JcaContentSignerBuilder("SHA256withRSA").build(signer.key()),
                        signer.certificate());
    }
}

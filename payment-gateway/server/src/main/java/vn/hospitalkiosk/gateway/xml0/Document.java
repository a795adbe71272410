package vn.hospitalkiosk.gateway.xml0;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/// One report as a file: `CHI_TIEU_TRANG_THAI_KCB` with one `TRANG_THAI_KCB`, and the hospital's signature in `CHUKYDONVI` (XML-DSig over the whole file, SHA-256).
final class Document {
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private Document() {}

    /// @return UTF-8
    static byte[] of(Map<Field, String> fields, Seal seal) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            org.w3c.dom.Document xml = factory.newDocumentBuilder().newDocument();
            Element root = xml.createElement("CHI_TIEU_TRANG_THAI_KCB");
            xml.appendChild(root);
            Element report = child(child(root, "DSACH_TRANG_THAI_KCB"), "TRANG_THAI_KCB");
            fields.forEach((field, value) -> child(report, field.name()).setTextContent(value));
            sign(child(root, "CHUKYDONVI"), seal);
            return written(xml);
        } catch (ParserConfigurationException
                | GeneralSecurityException
                | MarshalException
                | XMLSignatureException
                | TransformerException e) {
            throw new IllegalStateException("cannot sign a report with this key", e);
        }
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElement(name);
        parent.appendChild(child);
        return child;
    }

    private static void sign(Element place, Seal seal)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        XMLSignatureFactory dsig = XMLSignatureFactory.getInstance("DOM");
        Reference whole =
                dsig.newReference(
                        "",
                        dsig.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(
                                dsig.newTransform(
                                        Transform.ENVELOPED, (TransformParameterSpec) null)),
                        null,
                        null);
        SignedInfo info =
                dsig.newSignedInfo(
                        dsig.newCanonicalizationMethod(
                                CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                        dsig.newSignatureMethod(
                                "EC".equals(seal.key().getAlgorithm()) ? ECDSA : RSA, null),
                        List.of(whole));
        KeyInfoFactory keys = dsig.getKeyInfoFactory();
        KeyInfo who = keys.newKeyInfo(List.of(keys.newX509Data(List.of(seal.certificate()))));
        dsig.newXMLSignature(info, who).sign(new DOMSignContext(seal.key(), place));
    }

    private static byte[] written(org.w3c.dom.Document xml) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        Transformer writer = factory.newTransformer();
        writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.transform(new DOMSource(xml), new StreamResult(out));
        return out.toByteArray();
    }
}

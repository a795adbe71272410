package vn.hospitalkiosk.virtual.bhxh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// XML0 as the portal takes it: well formed, signed by the certificate it carries, the fields in their order. Remembers visits, no people.
final class CheckInReports {
    private static final List<String> ORDER =
            List.of(
                    "MA_LK",
                    "STT",
                    "MA_BN",
                    "HO_TEN",
                    "SO_CCCD",
                    "NGAY_SINH",
                    "GIOI_TINH",
                    "MA_THE_BHYT",
                    "MA_DKBD",
                    "GT_THE_TU",
                    "GT_THE_DEN",
                    "MA_DOITUONG_KCB",
                    "NGAY_VAO",
                    "NGAY_VAO_NOI_TRU",
                    "LY_DO_VNT",
                    "MA_LY_DO_VNT",
                    "MA_LOAI_KCB",
                    "MA_CSKCB",
                    "MA_DICH_VU",
                    "TEN_DICH_VU",
                    "MA_THUOC",
                    "TEN_THUOC",
                    "MA_VAT_TU",
                    "TEN_VAT_TU",
                    "NGAY_YL",
                    "DU_PHONG");

    private final List<String> visits = new ArrayList<>();

    /// @return the id of the transaction; empty when the file is not taken
    synchronized Optional<String> take(String base64) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))
                            .getDocumentElement();
            NodeList reports = root.getElementsByTagName("TRANG_THAI_KCB");
            if (!root.getTagName().equals("CHI_TIEU_TRANG_THAI_KCB")
                    || reports.getLength() != 1
                    || !names(reports.item(0)).equals(ORDER)
                    || !isSigned(root)) {
                return Optional.empty();
            }
            visits.add(reports.item(0).getFirstChild().getTextContent());
            return Optional.of("GD%06d".formatted(visits.size()));
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | MarshalException
                | XMLSignatureException
                | IllegalArgumentException notAReport) {
            return Optional.empty();
        }
    }

    /// Ids of the visits reported, the newest last.
    synchronized List<String> visits() {
        return List.copyOf(visits);
    }

    private static List<String> names(Node report) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < report.getChildNodes().getLength(); i++) {
            names.add(report.getChildNodes().item(i).getNodeName());
        }
        return names;
    }

    private static boolean isSigned(Element root) throws MarshalException, XMLSignatureException {
        NodeList signatures = root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (signatures.getLength() != 1
                || !"CHUKYDONVI".equals(signatures.item(0).getParentNode().getNodeName())) {
            return false;
        }
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(new DOMValidateContext(new CarriedKey(), signatures.item(0)))
                .validate(new DOMValidateContext(new CarriedKey(), signatures.item(0)));
    }
}

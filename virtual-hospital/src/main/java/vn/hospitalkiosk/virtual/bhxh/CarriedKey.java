package vn.hospitalkiosk.virtual.bhxh;

import java.security.Key;
import java.security.cert.X509Certificate;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;

/// The key of the certificate that a signature carries.
final class CarriedKey extends KeySelector {
    private record Found(Key key) implements KeySelectorResult {
        @Override
        public Key getKey() {
            return key;
        }
    }

    @Override
    public KeySelectorResult select(
            KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
            throws KeySelectorException {
        for (Object part : info.getContent()) {
            if (part instanceof X509Data data) {
                for (Object one : data.getContent()) {
                    if (one instanceof X509Certificate certificate) {
                        return new Found(certificate.getPublicKey());
                    }
                }
            }
        }
        throw new KeySelectorException("no certificate");
    }
}

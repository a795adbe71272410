package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// SHA-256 with ECDSA over a body byte for byte, in Base64. Every signature of the same bytes is another one.
final class PaybizSignature {
    private final PaybizConfig.Form form;

    PaybizSignature(PaybizConfig.Form form) {
        this.form = form;
    }

    String of(PrivateKey key, byte[] body) {
        try {
            Signature signature = Signature.getInstance(form.algorithm());
            signature.initSign(key);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key cannot sign", e);
        }
    }

    /// Whether one of the keys made this signature.
    ///
    /// @param given as received, Base64 of either alphabet
    boolean fits(List<PublicKey> keys, byte[] body, String given) {
        try {
            byte[] signature =
                    Base64.getDecoder().decode(given.replace('-', '+').replace('_', '/'));
            return signature.length > 0
                    && keys.stream().anyMatch(key -> fits(key, body, signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean fits(PublicKey key, byte[] body, byte[] given) {
        try {
            Signature signature = Signature.getInstance(form.algorithm());
            signature.initVerify(key);
            signature.update(body);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// @param text PKCS#8, PEM or its bare Base64
    static Optional<PrivateKey> privateKey(String text) {
        try {
            return Optional.of(
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes(text))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @param text X.509 SubjectPublicKeyInfo, PEM or its bare Base64
    static Optional<PublicKey> publicKey(String text) {
        try {
            return Optional.of(
                    KeyFactory.getInstance("EC")
                            .generatePublic(new X509EncodedKeySpec(bytes(text))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder()
                .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }
}

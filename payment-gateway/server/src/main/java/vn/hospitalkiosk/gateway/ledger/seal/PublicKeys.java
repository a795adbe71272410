package vn.hospitalkiosk.gateway.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Keys whose signatures are believed, by fingerprint (SHA-256 of the SubjectPublicKeyInfo).
public final class PublicKeys {
    private final Map<String, PublicKey> keys = new HashMap<>();

    public PublicKeys(Collection<PublicKey> keys) {
        keys.forEach(key -> this.keys.put(fingerprint(key), key));
    }

    static String fingerprint(PublicKey key) {
        return Sha256.over(key.getEncoded()).hex();
    }

    /// Ed25519, or ECDSA with SHA-256 for keys of curves.
    static String algorithm(String keyAlgorithm) {
        return "EC".equals(keyAlgorithm) ? "SHA256withECDSA" : "Ed25519";
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean verify(String fingerprint, String text, String signature) {
        PublicKey key = keys.get(fingerprint);
        if (key == null) {
            return false;
        }
        try {
            Signature engine = Signature.getInstance(algorithm(key.getAlgorithm()));
            engine.initVerify(key);
            engine.update(text.getBytes(StandardCharsets.UTF_8));
            return engine.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}

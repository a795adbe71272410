package vn.hospitalkiosk.gateway.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/// Signs roots and tails. The private half never leaves this object.
public final class HospitalKey {
    private final KeyPair pair;

    /// @throws IllegalArgumentException when the two halves do not belong together
    public HospitalKey(KeyPair pair) {
        this.pair = pair;
        PublicKeys own = new PublicKeys(List.of(pair.getPublic()));
        if (!own.verify(fingerprint(), "probe", sign("probe"))) {
            throw new IllegalArgumentException("the public key is not that of the private key");
        }
    }

    /// A new Ed25519 key.
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    public String fingerprint() {
        return PublicKeys.fingerprint(pair.getPublic());
    }

    String sign(String text) {
        try {
            Signature engine =
                    Signature.getInstance(PublicKeys.algorithm(pair.getPrivate().getAlgorithm()));
            engine.initSign(pair.getPrivate());
            engine.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(engine.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the hospital's key cannot sign", e);
        }
    }
}

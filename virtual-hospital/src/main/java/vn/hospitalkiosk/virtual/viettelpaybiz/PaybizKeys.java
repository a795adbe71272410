package vn.hospitalkiosk.virtual.viettelpaybiz;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import vn.hospitalkiosk.virtual.folder.Secrets;

/// Both parties' keys: Viettel signs with its own and checks with the merchant's. ECDSA over P-256 and SHA-256, DER, Base64.
public record PaybizKeys(
        String merchantCode, String accessToken, PrivateKey viettel, PublicKey merchant) {
    private static final String FOLDER = "psp/viettelpaybiz/";

    /// Viettel's half lies outside the folder that the hospital reads; the merchant's pair is made here, as an onboarding would.
    public static PaybizKeys of(Secrets secrets) throws IOException {
        List<String> own =
                secrets.value("virtual/viettelpaybiz/keys", PaybizKeys::twoPairs).lines().toList();
        secrets.value(FOLDER + "signing-key", () -> own.get(2));
        secrets.value(FOLDER + "viettel-key", () -> own.get(1));
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            return new PaybizKeys(
                    secrets.value(FOLDER + "merchant-code", "VTPB", 8),
                    secrets.value(FOLDER + "access-token", "", 48),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(own.get(0)))),
                    keys.generatePublic(new X509EncodedKeySpec(bytes(own.get(3)))));
        } catch (GeneralSecurityException e) {
            throw new IOException("var/secrets/virtual/viettelpaybiz/keys holds no keys", e);
        }
    }

    /// Viettel's private and public, the merchant's private and public key, a line each.
    private static String twoPairs() {
        KeyPair viettel = pair();
        KeyPair merchant = pair();
        return String.join(
                "\n",
                text(viettel.getPrivate()),
                text(viettel.getPublic()),
                text(merchant.getPrivate()),
                text(merchant.getPublic()));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    String signature(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(viettel);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has ECDSA", e);
        }
    }

    boolean isMerchants(byte[] body, String given) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(merchant);
            signature.update(body);
            return signature.verify(bytes(given));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "PaybizKeys[***]";
    }
}

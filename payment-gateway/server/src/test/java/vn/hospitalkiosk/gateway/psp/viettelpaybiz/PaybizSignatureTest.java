package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No vector of Viettel's is public, and ECDSA signs differently each time: what is pinned are signatures that OpenSSL made (self-computed) and that must verify.
class PaybizSignatureTest {
    private static final byte[] BODY =
            "{\"orderId\":\"KIOSK01-000123\",\"transAmount\":50000,\"description\":\"Thanh toan vien phi\"}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final String PUBLIC =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5XKnyjzoyF+F9ud9fR90UJaKt6FirdBqBPTc48J+ElvsFGfl9Zy9jLshWSODSIFGtybyH+4NzMJlxPI8BwFALA==";
    private static final String DER =
            "MEUCIHe9cDD5qXCzgk/hmKkxO4tPvsyr6U0FsaZl2DXeNdYCAiEAx0NhFRa1McZPxVLxf3KTl/7DggSMtT65Nyr19QK5i10=";

    /// The same two numbers.
    private static final String P1363 =
            "d71wMPmpcLOCT+GYqTE7i0++zKvpTQWxpmXYNd411gLHQ2EVFrUxxk/FUvF/cpOX/sOCBIy1Prk3KvX1ArmLXQ==";

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String kind, byte[] key) {
        return "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END "
                + kind
                + "-----";
    }

    @Test
    void what_openssl_signed_is_genuine_in_the_form_it_has_and_in_no_other() {
        List<PublicKey> keys = PaybizSignature.publicKey(PUBLIC).stream().toList();
        PaybizSignature der = new PaybizSignature(PaybizConfig.Form.DER);
        PaybizSignature p1363 = new PaybizSignature(PaybizConfig.Form.P1363);
        assertThat(der.fits(keys, BODY, DER)).isTrue();
        assertThat(p1363.fits(keys, BODY, P1363)).isTrue();
        assertThat(p1363.fits(keys, BODY, P1363.replace('+', '-').replace('/', '_'))).isTrue();
        assertThat(der.fits(keys, BODY, P1363)).isFalse();
        assertThat(p1363.fits(keys, BODY, DER)).isFalse();
        for (int at = 0; at < BODY.length; at++) {
            byte[] changed = BODY.clone();
            changed[at] ^= 1;
            assertThat(der.fits(keys, changed, DER)).as("byte " + at).isFalse();
        }
    }

    @Test
    void what_is_signed_here_is_believed_with_the_public_half_alone() {
        for (PaybizConfig.Form form : PaybizConfig.Form.values()) {
            PaybizSignature signature = new PaybizSignature(form);
            KeyPair ours = pair();
            String first = signature.of(ours.getPrivate(), BODY);
            assertThat(signature.of(ours.getPrivate(), BODY)).isNotEqualTo(first);
            assertThat(signature.fits(List.of(pair().getPublic(), ours.getPublic()), BODY, first))
                    .isTrue();
            assertThat(signature.fits(List.of(pair().getPublic()), BODY, first)).isFalse();
        }
    }

    @Test
    void keys_are_read_from_pem_and_from_bare_base64() {
        KeyPair pair = pair();
        byte[] secret = pair.getPrivate().getEncoded();
        byte[] open = pair.getPublic().getEncoded();
        assertThat(PaybizSignature.privateKey(pem("PRIVATE KEY", secret)))
                .contains(pair.getPrivate());
        assertThat(PaybizSignature.privateKey(Base64.getEncoder().encodeToString(secret)))
                .contains(pair.getPrivate());
        assertThat(PaybizSignature.publicKey(pem("PUBLIC KEY", open))).contains(pair.getPublic());
        for (String none : new String[] {"", "no key", "AAAA", "%%%"}) {
            assertThat(PaybizSignature.publicKey(none)).isEmpty();
            assertThat(PaybizSignature.privateKey(none)).isEmpty();
        }
    }

    @Test
    void signatures_that_are_none_are_refused_and_never_throw() {
        List<PublicKey> keys = PaybizSignature.publicKey(PUBLIC).stream().toList();
        PaybizSignature der = new PaybizSignature(PaybizConfig.Form.DER);
        for (String given : new String[] {"", "=", "AA==", "MAYCAQACAQA=", "chữ ký", DER + "A"}) {
            assertThat(der.fits(keys, BODY, given)).as(given).isFalse();
        }
    }
}

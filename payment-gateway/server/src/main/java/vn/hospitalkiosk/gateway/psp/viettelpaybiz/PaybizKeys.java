package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// What the hospital and Viettel exchanged. `toString` shows nothing of it.
///
/// @param viettels the newest first; signatures of the key before are still believed while keys are exchanged
record PaybizKeys(
        String merchantCode, String accessToken, PrivateKey ours, List<PublicKey> viettels) {
    static final String MERCHANT_CODE = "merchant-code";

    /// Empty when a file is missing or holds no key: the method cannot be used.
    static Optional<PaybizKeys> read(Secrets secrets) {
        Optional<String> merchant = secrets.read(MERCHANT_CODE);
        Optional<String> token = secrets.read("access-token");
        Optional<PrivateKey> ours =
                secrets.read("signing-key").flatMap(PaybizSignature::privateKey);
        List<PublicKey> viettels =
                secrets.keys("viettel-key").stream()
                        .flatMap(text -> PaybizSignature.publicKey(text).stream())
                        .toList();
        return merchant.isPresent() && token.isPresent() && ours.isPresent() && !viettels.isEmpty()
                ? Optional.of(new PaybizKeys(merchant.get(), token.get(), ours.get(), viettels))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "PaybizKeys[•••]";
    }
}

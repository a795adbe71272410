package vn.hospitalkiosk.gateway.psp.momo;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// What MoMo handed to the hospital. `toString` shows nothing of it.
///
/// @param secretKeys the newest first; signatures of the one before are still believed while keys are exchanged
record MomoKeys(String partnerCode, String accessKey, List<String> secretKeys) {
    static final String PARTNER_CODE = "partner-code";

    /// Empty when a file is missing: the method cannot be used.
    static Optional<MomoKeys> read(Secrets secrets) {
        Optional<String> partner = secrets.read(PARTNER_CODE);
        Optional<String> access = secrets.read("access-key");
        List<String> keys = secrets.keys("secret-key");
        return partner.isPresent() && access.isPresent() && !keys.isEmpty()
                ? Optional.of(new MomoKeys(partner.get(), access.get(), keys))
                : Optional.empty();
    }

    String secretKey() {
        return secretKeys.getFirst();
    }

    @Override
    public String toString() {
        return "MomoKeys[•••]";
    }
}

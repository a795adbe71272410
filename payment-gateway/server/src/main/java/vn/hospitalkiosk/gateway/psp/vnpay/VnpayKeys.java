package vn.hospitalkiosk.gateway.psp.vnpay;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// What VNPAY handed to the hospital. `toString` shows nothing of it.
///
/// @param hashSecrets the newest first; signatures of the one before are still believed while keys are exchanged
record VnpayKeys(String tmnCode, List<String> hashSecrets) {
    static final String TMN_CODE = "tmn-code";

    /// Empty when a file is missing: the method cannot be used.
    static Optional<VnpayKeys> read(Secrets secrets) {
        Optional<String> tmn = secrets.read(TMN_CODE);
        List<String> keys = secrets.keys("hash-secret");
        return tmn.isPresent() && !keys.isEmpty()
                ? Optional.of(new VnpayKeys(tmn.get(), keys))
                : Optional.empty();
    }

    String hashSecret() {
        return hashSecrets.getFirst();
    }

    @Override
    public String toString() {
        return "VnpayKeys[•••]";
    }
}

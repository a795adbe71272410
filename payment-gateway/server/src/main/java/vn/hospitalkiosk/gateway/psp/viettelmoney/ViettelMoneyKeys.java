package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// What Viettel handed to the hospital. `toString` shows nothing of it.
///
/// @param hashKeys the newest first; checksums of the one before are still believed while keys are exchanged
record ViettelMoneyKeys(String merchantCode, String accessCode, List<String> hashKeys) {
    static final String MERCHANT_CODE = "merchant-code";

    /// Empty when a file is missing: the method cannot be used.
    static Optional<ViettelMoneyKeys> read(Secrets secrets) {
        Optional<String> merchant = secrets.read(MERCHANT_CODE);
        Optional<String> access = secrets.read("access-code");
        List<String> keys = secrets.keys("hash-key");
        return merchant.isPresent() && access.isPresent() && !keys.isEmpty()
                ? Optional.of(new ViettelMoneyKeys(merchant.get(), access.get(), keys))
                : Optional.empty();
    }

    /// Of a message of ours.
    String checkSum(String... values) {
        return CheckSum.of(hashKeys.getFirst(), accessCode, values);
    }

    /// Whether a message is Viettel's, in constant time.
    ///
    /// @param given as received; a `+` may have become a blank on the way
    boolean fits(String given, String... values) {
        return CheckSum.fits(hashKeys, accessCode, given, values);
    }

    @Override
    public String toString() {
        return "ViettelMoneyKeys[•••]";
    }
}

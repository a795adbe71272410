package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// What VNPT handed to the hospital. `toString` shows nothing of it.
///
/// @param secretKeys the newest first; codes of the one before are still believed while keys are exchanged
record VnptMoneyKeys(String serviceId, String apiKey, List<String> secretKeys) {
    static final String SERVICE_ID = "merchant-service-id";

    /// Empty when a file is missing: the method cannot be used.
    static Optional<VnptMoneyKeys> read(Secrets secrets) {
        Optional<String> service = secrets.read(SERVICE_ID);
        Optional<String> api = secrets.read("api-key");
        List<String> keys = secrets.keys("secret-key");
        return service.isPresent() && api.isPresent() && !keys.isEmpty()
                ? Optional.of(new VnptMoneyKeys(service.get(), api.get(), keys))
                : Optional.empty();
    }

    String secretKey() {
        return secretKeys.getFirst();
    }

    @Override
    public String toString() {
        return "VnptMoneyKeys[•••]";
    }
}

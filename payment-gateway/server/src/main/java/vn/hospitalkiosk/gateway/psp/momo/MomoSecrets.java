package vn.hospitalkiosk.gateway.psp.momo;

import java.util.Optional;

/// What MoMo handed to the hospital. `toString` shows nothing of it.
public record MomoSecrets(String partnerCode, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "MomoSecrets[•••]";
    }

    /// Read anew for each use, so that a key can be exchanged while the gateway runs.
    public interface Source {
        /// Empty when a file is missing: the method cannot be used.
        Optional<MomoSecrets> read();
    }
}

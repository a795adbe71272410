package vn.hospitalkiosk.device.cccd;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Whether the state has taken back its word about a document signer (ICAO Doc 9303-12 §7.1.4). A stale list still condemns whoever is on it, but clears nobody: it counts as none.
final class Revocation {
    private final TrustStore store;

    Revocation(TrustStore store) {
        this.store = store;
    }

    /// @param csca that issued the signer; empty when none of the configured ones did
    Verdict of(Optional<X509Certificate> signer, Optional<X509Certificate> csca, Instant now) {
        if (store.lists().isEmpty() || store.cscas().isEmpty()) {
            return Verdict.NOT_CONFIGURED;
        }
        if (signer.isEmpty() || csca.isEmpty()) {
            return Verdict.NOT_OFFERED;
        }
        List<X509CRL> own = store.lists().stream().filter(list -> of(csca.get(), list)).toList();
        if (own.stream().anyMatch(list -> list.isRevoked(signer.get()))) {
            return Verdict.FAILED;
        }
        if (own.isEmpty()) {
            return Verdict.NOT_OFFERED;
        }
        return own.stream().anyMatch(list -> store.fresh(list, now))
                ? Verdict.PASSED
                : Verdict.NOT_CONFIGURED;
    }

    /// The lists of a store are signed by one of its roots.
    private static boolean of(X509Certificate csca, X509CRL list) {
        return list.getIssuerX500Principal().equals(csca.getSubjectX500Principal());
    }
}

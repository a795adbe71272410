package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;

/// Certificates of the kiosk door, under `var/secrets/pki`: `ca.p12` (whom we trust), `gateway.p12` (who we are), each with its password in `<name>.password`.
///
/// @param trusted holds the CA certificate that signs kiosks
/// @param gateway key and chain of this server
public record Pki(Store trusted, Store gateway) {
    /// Subject of a CA made by ourselves; production refuses it.
    static final String DEMO_CA = "Hospital Kiosk DEMO CA";

    /// A PKCS#12 file. `toString` shows the file only.
    public record Store(Path file, String password) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /// Makes what is missing when simulated; otherwise all must be there.
    ///
    /// @throws IllegalStateException outside simulated when a file is missing, or in production when the CA is a demo
    static Pki open(VarFolder var, GatewayConfig config, Clock clock) {
        Path folder = var.resolve("secrets/pki");
        if (config.environment() == Environment.SIMULATED) {
            DemoCa.complete(folder, config.facility().id(), config.kiosks(), clock);
        }
        Pki pki =
                new Pki(
                        new Store(folder.resolve("ca.p12"), password(var, "ca")),
                        new Store(folder.resolve("gateway.p12"), password(var, "gateway")));
        if (config.environment() == Environment.PRODUCTION && pki.isDemo()) {
            throw new IllegalStateException("production must not trust a demo CA: " + folder);
        }
        return pki;
    }

    private static String password(VarFolder var, String name) {
        return var.secret(Path.of("secrets/pki/" + name + ".password"));
    }

    private boolean isDemo() {
        try (InputStream in = Files.newInputStream(trusted.file())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, trusted.password().toCharArray());
            for (String alias : java.util.Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate ca
                        && ca.getSubjectX500Principal().getName().contains(DEMO_CA)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + trusted.file(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot understand " + trusted.file(), e);
        }
    }
}

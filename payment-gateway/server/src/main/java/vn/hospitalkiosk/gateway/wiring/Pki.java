package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import vn.hospitalkiosk.api.KioskId;

/// Certificates of the kiosk door, under `var/secrets/pki`: `ca.p12` (whom we trust), `gateway.p12` (who we are), each with its password in `<name>.password`.
///
/// @param trusted holds the CA certificate that signs kiosks
/// @param gateway key and chain of this server
public record Pki(Store trusted, Store gateway) {
    /// Subject of a CA made by ourselves; production refuses it.
    static final String DEMO_CA = "Hospital Kiosk DEMO CA";

    /// A PKCS#12 file and what it holds, read once: each reading derives keys from the password for a while. `toString` shows the file only.
    public record Store(Path file, String password, KeyStore content) {
        /// @throws IllegalStateException when it cannot be understood, or the password is another
        static Store read(Path file, String password) {
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore content = KeyStore.getInstance("PKCS12");
                content.load(in, password.toCharArray());
                return new Store(file, password, content);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot understand " + file, e);
            }
        }

        /// The first one in it.
        X509Certificate certificate() {
            try {
                for (String alias : Collections.list(content.aliases())) {
                    if (content.getCertificate(alias) instanceof X509Certificate certificate) {
                        return certificate;
                    }
                }
                throw new IllegalStateException("no certificate in " + file);
            } catch (KeyStoreException e) {
                throw new IllegalStateException("cannot understand " + file, e);
            }
        }

        /// The first one in it.
        PrivateKey key() {
            try {
                for (String alias : Collections.list(content.aliases())) {
                    if (content.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                        return key;
                    }
                }
                throw new IllegalStateException("no key in " + file);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot understand " + file, e);
            }
        }

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
        if (config.environment() == Environment.SIMULATED && !isComplete(folder, config.kiosks())) {
            DemoCa.complete(folder, config.facility().id(), config.kiosks(), clock);
        }
        Pki pki =
                new Pki(
                        Store.read(folder.resolve("ca.p12"), password(var, "ca")),
                        Store.read(folder.resolve("gateway.p12"), password(var, "gateway")));
        if (config.environment() == Environment.PRODUCTION && pki.isDemo()) {
            throw new IllegalStateException("production must not trust a demo CA: " + folder);
        }
        return pki;
    }

    /// Asked here, so that what makes certificates is loaded only where it is needed: its signed archives are checked when they are opened.
    private static boolean isComplete(Path folder, List<KioskId> kiosks) {
        return Files.exists(folder.resolve("ca-key.p12"))
                && Files.exists(folder.resolve("gateway.p12"))
                && kiosks.stream()
                        .allMatch(kiosk ->
                                Files.exists(folder.resolve("kiosk-" + kiosk.value() + ".p12")));
    }

    /// Where certificates and keys of the kiosk door lie.
    Path folder() {
        return trusted.file().resolveSibling("");
    }

    private static String password(VarFolder var, String name) {
        return var.secret(Path.of("secrets/pki/" + name + ".password"));
    }

    private boolean isDemo() {
        KeyStore store = trusted.content();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate ca
                        && ca.getSubjectX500Principal().getName().contains(DEMO_CA)) {
                    return true;
                }
            }
            return false;
        } catch (KeyStoreException e) {
            throw new IllegalStateException("cannot understand " + trusted.file(), e);
        }
    }
}

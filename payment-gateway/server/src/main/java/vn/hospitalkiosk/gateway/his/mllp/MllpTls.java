package vn.hospitalkiosk.gateway.his.mllp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Whom the gateway trusts as the HIS, and who it says it is.
public final class MllpTls {
    /// @param keys PKCS #12 with one key and its chain
    public record Identity(Path keys, String password) {}

    private MllpTls() {}

    /// @param trust certificates in PEM, of the HIS or of who signs for it; nobody else is trusted. Empty: whom this machine trusts
    /// @param identity empty: we show no certificate
    /// @throws IllegalArgumentException naming the file; never its content
    public static SSLContext context(Optional<Path> trust, Optional<Identity> identity) {
        try {
            TrustManagerFactory trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust.isPresent() ? trusted(trust.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity.isPresent() ? keys(identity.get()) : null,
                    trusted.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }

    private static KeyStore trusted(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = empty();
            int number = 0;
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                number++;
                store.setCertificateEntry("his-" + number, one);
            }
            if (number == 0) {
                throw new IllegalArgumentException("no certificate in " + file);
            }
            return store;
        } catch (IOException | GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyManager[] keys(Identity identity) {
        char[] password = identity.password().toCharArray();
        try (InputStream in = Files.newInputStream(identity.keys())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException unusable) {
            throw unusable(identity.keys(), unusable);
        }
    }

    private static IllegalArgumentException unusable(Path file, Exception why) {
        return new IllegalArgumentException(
                "cannot use " + file + ": " + why.getClass().getSimpleName());
    }
}

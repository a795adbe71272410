package vn.hospitalkiosk.gateway.his.wire;

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
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS towards a HIS that wants to see our certificate, or whose own comes from an authority of the hospital. Read once: a new certificate needs a restart.
public final class MutualTls {
    /// @param file PKCS#12 with one key and its chain
    /// @param passwordFile one line
    public record OurCertificate(Path file, Path passwordFile) {}

    private MutualTls() {}

    /// @param ours shown when the HIS asks for it
    /// @param authorities PEM, whose certificates a HIS may show; empty: the machine's
    /// @throws IOException when a file cannot be read; its text holds no secret
    public static SSLContext of(Optional<OurCertificate> ours, Optional<Path> authorities)
            throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    ours.isPresent() ? keys(ours.get()) : new KeyManager[0],
                    authorities.isPresent() ? trusting(authorities.get()) : machines(),
                    null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException(
                    "certificate towards the HIS: " + unusable.getClass().getSimpleName(),
                    unusable);
        }
    }

    private static KeyManager[] keys(OurCertificate ours)
            throws IOException, GeneralSecurityException {
        char[] password = Files.readString(ours.passwordFile()).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(ours.file())) {
            store.load(in, password);
        }
        if (store.size() != 1) {
            throw new IOException("one key is wanted in " + ours.file().getFileName());
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys.getKeyManagers();
    }

    private static TrustManager[] trusting(Path authorities)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authorities)) {
            int number = 0;
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, one);
            }
        }
        return managers(store);
    }

    private static TrustManager[] machines() throws GeneralSecurityException {
        return managers(null);
    }

    private static TrustManager[] managers(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }
}

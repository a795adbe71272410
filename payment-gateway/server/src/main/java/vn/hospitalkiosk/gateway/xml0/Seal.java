package vn.hospitalkiosk.gateway.xml0;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hospital's key for signing reports, with its certificate.
public record Seal(PrivateKey key, X509Certificate certificate) {
    private static final Logger LOG = LoggerFactory.getLogger(Seal.class);

    /// The first key of a PKCS #12 file; empty, and reported, when there is none to be used.
    ///
    /// @param password file with the password of store and key
    public static Optional<Seal> read(Path store, Path password) {
        try (InputStream in = Files.newInputStream(store)) {
            char[] word = Files.readString(password).strip().toCharArray();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, word);
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.getKey(alias, word) instanceof PrivateKey key
                        && keys.getCertificate(alias) instanceof X509Certificate certificate) {
                    return Optional.of(new Seal(key, certificate));
                }
            }
            LOG.error("{} no key in {}", "H53", store);
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("{} cannot use {}: {}", "H53", store, e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Seal " + certificate.getSerialNumber();
    }
}

package vn.hospitalkiosk.kiosk.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/// Where the private key lies. It is made there and, in a token, never leaves.
public interface KioskKeys {
    /// A key and a certificate for it: our own word at first, the hospital's later.
    record Own(PrivateKey key, X509Certificate certificate) {
        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    /// Ready for TLS.
    record Opened(KeyStore store, String password) {
        @Override
        public String toString() {
            return store.getType();
        }
    }

    /// Whether a key with the hospital's certificate is there.
    boolean areReady();

    /// The key to enrol with; made when there is none, the same one after a power cut.
    Own enrolling() throws IOException, GeneralSecurityException;

    /// From now on the key is used with this certificate.
    void enrolled(List<? extends Certificate> chain) throws IOException, GeneralSecurityException;

    Opened open() throws IOException, GeneralSecurityException;

    /// A token when `kiosk-<id>.pkcs11` stands in the folder (a configuration of SunPKCS11, the PIN beside it in `kiosk-<id>.pin`), else a file.
    static KioskKeys in(Path folder, String kiosk) {
        Path token = folder.resolve("kiosk-" + kiosk + ".pkcs11");
        return Files.exists(token)
                ? new TokenKeys(token, folder.resolve("kiosk-" + kiosk + ".pin"), kiosk)
                : new FileKeys(folder, kiosk);
    }
}

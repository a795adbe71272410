package vn.hospitalkiosk.kiosk.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A key in a PKCS#11 token (TPM, smart card, HSM) through the JDK's SunPKCS11. TLS asks the token for each signature.
final class TokenKeys implements KioskKeys {
    private static final Map<Path, Provider> PROVIDERS = new ConcurrentHashMap<>();

    private final Path configuration;
    private final Path pin;
    private final String kiosk;
    private final String alias;

    TokenKeys(Path configuration, Path pin, String kiosk) {
        this.configuration = configuration;
        this.pin = pin;
        this.kiosk = kiosk;
        this.alias = "kiosk-" + kiosk;
    }

    /// TLS finds a token's key only through a provider the JVM knows.
    private static Provider provider(Path configuration) {
        return PROVIDERS.computeIfAbsent(
                configuration.toAbsolutePath(),
                file -> {
                    Provider provider =
                            Security.getProvider("SunPKCS11").configure(file.toString());
                    Security.addProvider(provider);
                    return provider;
                });
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS11", provider(configuration));
        store.load(null, Files.readString(pin).strip().toCharArray());
        return store;
    }

    @Override
    public boolean areReady() {
        try {
            return store().getCertificate(alias) instanceof X509Certificate certificate
                    && !certificate
                            .getSubjectX500Principal()
                            .equals(certificate.getIssuerX500Principal());
        } catch (IOException | GeneralSecurityException | java.security.ProviderException e) {
            return false;
        }
    }

    @Override
    public Own enrolling() throws IOException, GeneralSecurityException {
        KeyStore store = store();
        if (!areReady()
                && store.getKey(alias, null) instanceof PrivateKey key
                && store.getCertificate(alias) instanceof X509Certificate certificate) {
            return new Own(key, certificate);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider(configuration));
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X509Certificate placeholder = Placeholder.of(pair, kiosk);
        store.setKeyEntry(alias, pair.getPrivate(), null, new Certificate[] {placeholder});
        return new Own((PrivateKey) store.getKey(alias, null), placeholder);
    }

    @Override
    public void enrolled(List<? extends Certificate> chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = store();
        PrivateKey key = (PrivateKey) store.getKey(alias, null);
        store.setKeyEntry(alias, key, null, chain.toArray(Certificate[]::new));
    }

    @Override
    public Opened open() throws IOException, GeneralSecurityException {
        return new Opened(store(), Files.readString(pin).strip());
    }
}

package vn.hospitalkiosk.kiosk.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;

/// `kiosk-<id>.p12` with its password in `kiosk-<id>.password`, both readable by this user only. A key that waits for its certificate stands in `kiosk-<id>.pending.p12`.
final class FileKeys implements KioskKeys {
    private static final String ALIAS = "kiosk";

    private final Path folder;
    private final String name;
    private final String kiosk;

    FileKeys(Path folder, String kiosk) {
        this.folder = folder;
        this.name = "kiosk-" + kiosk;
        this.kiosk = kiosk;
    }

    private Path store() {
        return folder.resolve(name + ".p12");
    }

    private Path pending() {
        return folder.resolve(name + ".pending.p12");
    }

    private Path passwordFile() {
        return folder.resolve(name + ".password");
    }

    @Override
    public boolean areReady() {
        return Files.exists(store());
    }

    @Override
    public Own enrolling() throws IOException, GeneralSecurityException {
        char[] password = password();
        if (Files.exists(pending())) {
            return own(load(pending(), password), password);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X509Certificate placeholder = Placeholder.of(pair, kiosk);
        write(pending(), pair.getPrivate(), password, new Certificate[] {placeholder});
        return new Own(pair.getPrivate(), placeholder);
    }

    @Override
    public void enrolled(List<? extends Certificate> chain)
            throws IOException, GeneralSecurityException {
        char[] password = password();
        Own own = own(load(pending(), password), password);
        write(store(), own.key(), password, chain.toArray(Certificate[]::new));
        Files.deleteIfExists(pending());
    }

    @Override
    public Opened open() throws IOException, GeneralSecurityException {
        String password = Files.readString(passwordFile()).strip();
        return new Opened(load(store(), password.toCharArray()), password);
    }

    private char[] password() throws IOException {
        if (!Files.exists(passwordFile())) {
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            replace(
                    passwordFile(),
                    HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
        }
        return Files.readString(passwordFile()).strip().toCharArray();
    }

    private static Own own(KeyStore store, char[] password) throws GeneralSecurityException {
        for (String alias : java.util.Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new Own(key, certificate);
            }
        }
        throw new GeneralSecurityException("no key in the store");
    }

    private static KeyStore load(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private void write(Path file, PrivateKey key, char[] password, Certificate[] chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, password, chain);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        replace(file, bytes.toByteArray());
    }

    /// Whole or not at all, and never readable by others.
    private void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

package vn.hospitalkiosk.virtual.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.Supplier;

/// What the psp and the HIS would hand over to the hospital: random at first start, kept between runs, readable by the owner alone. One value per file, no line end at the end.
public final class Secrets {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /// @param folder `var/secrets`; made when missing
    public Secrets(Path folder) {
        this.folder = folder;
    }

    /// The value in `secrets/<name>`; when there is none yet, `prefix` and this many random letters and digits are written first.
    public String value(String name, String prefix, int randomLetters) throws IOException {
        return value(name, () -> prefix + letters(randomLetters));
    }

    /// The value in `secrets/<name>`; when there is none yet, what `made` gives is written first. UTF-8.
    public String value(String name, Supplier<String> made) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write(name, made.get());
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /// The private half of an RSA pair made at first start; the public half goes to the hospital.
    ///
    /// @param ours file of the private half, PKCS #8 in Base64
    /// @param theirs file of the public half, X.509 in Base64
    public PrivateKey pair(String ours, String theirs) throws IOException {
        try {
            if (!Files.exists(folder.resolve(ours)) || !Files.exists(folder.resolve(theirs))) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                write(ours, base64(pair.getPrivate()));
                write(theirs, base64(pair.getPublic()));
            }
            byte[] key =
                    Base64.getDecoder()
                            .decode(
                                    Files.readString(
                                            folder.resolve(ours), StandardCharsets.US_ASCII));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IOException(ours + " cannot be used", e);
        }
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(
                file.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8), "rw-------");
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

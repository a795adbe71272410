package vn.hospitalkiosk.virtual.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
            Files.createDirectories(
                    file.toAbsolutePath().getParent(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            WholeFile.write(file, made.get().getBytes(StandardCharsets.UTF_8), "rw-------");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

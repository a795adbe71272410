package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Random keys that are made once and kept.
final class KeyFiles {
    private static final int BYTES = 32;

    private KeyFiles() {}

    /// 32 bytes. A power cut may have left an empty file.
    static byte[] key(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) < BYTES) {
                make(file, random());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    /// 64 hexadecimal digits.
    static String token(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) < 2 * BYTES) {
                make(file, HexFormat.of().formatHex(random()).getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    private static void make(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        VarFolder.writeSecret(file, content);
    }

    private static byte[] random() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }
}

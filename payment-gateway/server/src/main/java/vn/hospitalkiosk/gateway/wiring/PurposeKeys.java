package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.vault.VaultKey;

/// Keys of one purpose each that are never changed, in `secrets/vault/purposes`: whoever copies the vault's folder has them all. The folder is below the vault's, so that none of them is taken for a key that seals.
///
/// Before there was this folder each lay as `secrets/<purpose>.key`: such a file is moved here, because what was hashed or signed with it must stay good.
final class PurposeKeys {
    private static final Logger log = LoggerFactory.getLogger(PurposeKeys.class);

    private final Path secrets;
    private final Path folder;

    /// @param secrets the folder of the gateway's secrets
    PurposeKeys(Path secrets) {
        this.secrets = secrets;
        this.folder = secrets.resolve("vault/purposes");
    }

    /// 32 bytes, made when there are none.
    byte[] key(String purpose) {
        Path file = folder.resolve(purpose + ".key");
        Path before = secrets.resolve(purpose + ".key");
        try {
            Files.createDirectories(folder);
            if (isKey(before)) {
                moved(purpose, before, file);
            }
            return KeyFiles.key(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    private static boolean isKey(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) >= VaultKey.BYTES;
    }

    /// A rename either happens or does not: no moment without a key.
    private void moved(String purpose, Path before, Path file) throws IOException {
        if (!isKey(file)) {
            Files.move(
                    before,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            onDisk(folder);
            onDisk(secrets);
            log.info("the key for {} lies in {} now", purpose, folder);
        } else if (Arrays.equals(Files.readAllBytes(before), Files.readAllBytes(file))) {
            Files.delete(before);
        } else {
            log.error(
                    "{} two different keys for {}: {} is used, {} is not",
                    "H77",
                    purpose,
                    file,
                    before);
        }
    }

    private static void onDisk(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

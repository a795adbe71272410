package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder `var/`, held by one gateway at a time. The lock goes with the process, however it ends.
public final class VarFolder implements AutoCloseable {
    private final Path root;
    private final Optional<FileChannel> lockFile;

    private VarFolder(Path root, Optional<FileChannel> lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// @throws IllegalStateException when another gateway works on this folder
    public static VarFolder hold(Path root) {
        try {
            Files.createDirectories(root.resolve("run"));
            Files.createDirectories(root.resolve("log"));
            Files.createDirectories(root.resolve("data"));
            Path secrets = root.resolve("secrets");
            Files.createDirectories(secrets);
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("run/gateway.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lockOf(channel) == null) {
                channel.close();
                throw new IllegalStateException("another gateway already works on " + root);
            }
            return new VarFolder(root, Optional.of(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + root, e);
        }
    }

    /// For looking only, beside a gateway that works on it: holds nothing and makes nothing.
    static VarFolder reading(Path root) {
        return new VarFolder(root, Optional.empty());
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    public Path resolve(Path name) {
        return root.resolve(name);
    }

    /// Text of a secret file without its line end.
    ///
    /// @throws IllegalStateException naming the file when it is not there; never its content
    public String secret(Path name) {
        Path file = root.resolve(name);
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the secret " + file, e);
        }
    }

    /// A password of our own, made when absent: 48 hexadecimal digits.
    String password(Path name) {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            try {
                writeSecret(
                        file, HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        }
        return secret(name);
    }

    /// Creates or replaces a file that only this user may read.
    static void writeSecret(Path file, byte[] content) throws IOException {
        FileAttribute<Set<PosixFilePermission>> ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly);
        Files.write(file, content);
    }

    @Override
    public void close() {
        try {
            if (lockFile.isPresent()) {
                lockFile.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + root, e);
        }
    }
}

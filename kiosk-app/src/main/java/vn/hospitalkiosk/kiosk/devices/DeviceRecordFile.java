package vn.hospitalkiosk.kiosk.devices;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a running kiosk tells `scripts/diagnose` about its devices, and the lock that says that it runs: whoever holds it may open them.
public final class DeviceRecordFile {
    private final Path file;
    private final Path lock;
    private final JsonMapper json = JsonMapper.builder().build();

    public DeviceRecordFile(Path var) {
        this.file = var.resolve("run/devices.json");
        this.lock = var.resolve("run/devices.lock");
    }

    /// Empty when another process holds the devices. The lock ends with the process at the latest.
    public Optional<Closeable> take() throws IOException {
        Files.createDirectories(lock.getParent());
        shared();
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process.
        }
        channel.close();
        return Optional.empty();
    }

    /// The lock holds nothing; kiosk and technician are different accounts, and both take it.
    private void shared() {
        try {
            if (!Files.exists(lock)) {
                Files.createFile(lock);
                Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        } catch (IOException | UnsupportedOperationException _) {
            // Made by somebody else meanwhile, or a system without such rights.
        }
    }

    /// Written whole beside it, then renamed: no reader sees half of it.
    public void write(DeviceRecord record) throws IOException {
        Path fresh = file.resolveSibling("devices.json.new");
        Files.writeString(fresh, json.writeValueAsString(record));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Empty when there is none that can be read.
    public Optional<DeviceRecord> read() {
        try {
            return Optional.of(json.readValue(Files.readString(file), DeviceRecord.class));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }
}

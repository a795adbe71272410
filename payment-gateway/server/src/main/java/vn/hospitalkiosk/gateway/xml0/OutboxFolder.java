package vn.hospitalkiosk.gateway.xml0;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder from which reports are fetched: by the HIS, or by our own sender. Files name people: only the gateway's user and group of the folder may read it.
public final class OutboxFolder {
    private final Path folder;
    private final String facility;

    public OutboxFolder(Path folder, String facility) {
        this.folder = folder;
        this.facility = facility;
    }

    /// Whole or not at all, and on the disk; the same report again replaces itself.
    void write(Reports.Ready report) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        Path beside = folder.resolve(name(report) + ".part");
        Files.deleteIfExists(beside);
        try (FileChannel file =
                FileChannel.open(
                        beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-r-----")))) {
            ByteBuffer bytes = ByteBuffer.wrap(report.document());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(
                beside,
                folder.resolve(name(report)),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// `56001_encounter-7_0.xml`; what is no letter or digit of the HIS's id is `-`.
    String name(Reports.Ready report) {
        return facility
                + "_"
                + report.encounter().replaceAll("[^A-Za-z0-9.-]", "-")
                + "_"
                + report.sequence()
                + ".xml";
    }

    /// The portal has it.
    void remove(Reports.Ready report) throws IOException {
        Files.deleteIfExists(folder.resolve(name(report)));
    }
}

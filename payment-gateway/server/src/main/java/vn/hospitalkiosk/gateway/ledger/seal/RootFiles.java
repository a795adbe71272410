package vn.hospitalkiosk.gateway.ledger.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.api.FacilityId;

/// The witness: roots and tail as files beside the database, `var/data/roots`. A file is there whole or not at all.
public final class RootFiles implements WitnessFolder {
    private static final String ROOT = ".root.txt";

    private final Path folder;
    private final FacilityId facility;

    public RootFiles(Path folder, FacilityId facility) {
        this.folder = folder;
        this.facility = facility;
    }

    /// What the files say; unreadable ones by name.
    public record Witness(List<Named> roots, Optional<Named> tail) {}

    /// @param name of the file
    public record Named(String name, String text) {}

    @Override
    public boolean has(DailyRoot root) {
        return Files.exists(path(root));
    }

    @Override
    public void write(DailyRoot root) {
        write(path(root), root.text());
    }

    @Override
    public void write(Tail tail) {
        write(folder.resolve(tailName()), tail.text());
    }

    public Path path(DailyRoot root) {
        return folder.resolve(
                String.format(
                        Locale.ROOT, "%s%06d-%s%s", prefix(), root.number(), root.day(), ROOT));
    }

    private String prefix() {
        return facility.value() + "-";
    }

    private String tailName() {
        return prefix() + "tail.txt";
    }

    private void write(Path file, String text) {
        String writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
        Path fresh = file.resolveSibling(file.getFileName() + "." + writer + ".new");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// A root signed between two readings is missing in the first and perhaps unknown to the database in the second; this takes from `later` only what `stored` knows.
    public static Witness joined(Witness first, Witness later, List<DailyRoot> stored) {
        List<Named> roots = new ArrayList<>(first.roots());
        later.roots().stream()
                .filter(root -> !first.roots().contains(root))
                .filter(root -> stored.stream().anyMatch(s -> s.text().equals(root.text())))
                .forEach(roots::add);
        return new Witness(roots, first.tail());
    }

    @Override
    public Witness read() {
        if (!Files.isDirectory(folder)) {
            return new Witness(List.of(), Optional.empty());
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Named> roots =
                    files.filter(file -> isRoot(file.getFileName().toString()))
                            .sorted()
                            .map(RootFiles::named)
                            .toList();
            Path tail = folder.resolve(tailName());
            return new Witness(
                    roots, Files.exists(tail) ? Optional.of(named(tail)) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private boolean isRoot(String name) {
        return name.startsWith(prefix()) && name.endsWith(ROOT);
    }

    private static Named named(Path file) {
        try {
            return new Named(
                    file.getFileName().toString(),
                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

package vn.hospitalkiosk.virtual.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// `data/virtual-hospital.json`: what the simulators remember between runs, one section each. Whole on the disk before [#keep] returns.
public final class StateFile {
    private static final System.Logger LOG = System.getLogger(StateFile.class.getName());

    private final Path file;
    private final TreeMap<String, ObjectNode> sections = new TreeMap<>();

    private StateFile(Path file) {
        this.file = file;
    }

    /// A file that cannot be read is put aside as `….unreadable` and the day starts anew: these are invented people and play money.
    public static StateFile open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        StateFile state = new StateFile(file);
        if (Files.exists(file)) {
            Optional<ObjectNode> all = Json.parseObject(Files.readAllBytes(file));
            if (all.isEmpty()) {
                Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.log(System.Logger.Level.WARNING, "state was unreadable, put aside: {0}", aside);
            }
            all.ifPresent(state::load);
        }
        return state;
    }

    private synchronized void load(ObjectNode all) {
        all.properties()
                .forEach(entry -> {
                    if (entry.getValue() instanceof ObjectNode section) {
                        sections.put(entry.getKey(), section);
                    }
                });
    }

    /// A copy of the section as it was kept last.
    public synchronized Optional<ObjectNode> section(String name) {
        return Optional.ofNullable(sections.get(name)).map(ObjectNode::deepCopy);
    }

    /// Keeps a copy; the caller goes on using its own.
    public synchronized void keep(String name, ObjectNode section) {
        sections.put(name, section.deepCopy());
        ObjectNode all = Json.object();
        sections.forEach(all::set);
        try {
            WholeFile.write(file, Json.bytes(all), "rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the virtual hospital's state", e);
        }
    }
}

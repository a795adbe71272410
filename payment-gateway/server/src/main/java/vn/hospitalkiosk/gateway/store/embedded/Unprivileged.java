package vn.hospitalkiosk.gateway.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// PostgreSQL refuses to run as root. An ordinary user runs it as is; root runs it in a user namespace of its own, or, where containers forbid that, as `nobody`.
enum Unprivileged {
    AS_IS,
    IN_NAMESPACE,
    AS_NOBODY;

    static Unprivileged here() {
        if (!isRoot()) {
            return AS_IS;
        }
        return works(IN_NAMESPACE) ? IN_NAMESPACE : AS_NOBODY;
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    private List<String> prefix() {
        return switch (this) {
            case AS_IS -> List.of();
            case IN_NAMESPACE -> List.of("unshare", "-U");
            case AS_NOBODY ->
                    List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        };
    }

    /// Gives a folder and all in it to the user the server runs as.
    void handOver(Path folder) throws IOException {
        if (this != AS_NOBODY) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.setAttribute(each, "unix:uid", 65534);
                Files.setAttribute(each, "unix:gid", 65534);
            }
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
                    && uid == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell who runs this process", e);
        }
    }

    private static boolean works(Unprivileged way) {
        try {
            Process probe =
                    new ProcessBuilder(way.command(List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

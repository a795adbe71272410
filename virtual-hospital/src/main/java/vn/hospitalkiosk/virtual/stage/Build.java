package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the build left the programs: `target/classes` and the class path file that `mvn package` writes beside them.
///
/// @param root folder of the root POM
public record Build(Path root) {
    /// The checkout we run in: the nearest folder upwards that holds the root POM.
    public static Build ofThisCheckout() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("kiosk-app"))
                    && Files.isDirectory(folder.resolve("virtual-hospital"))) {
                return new Build(folder);
            }
        }
        throw new StageFailure(
                "not inside a checkout: no folder upwards holds kiosk-app and virtual-hospital");
    }

    /// The command that starts a main class of a module.
    List<String> java(String module, String main, List<String> jvm, List<String> arguments) {
        Path target = root.resolve(module).resolve("target");
        Path classPath = target.resolve("classpath");
        if (!Files.isRegularFile(classPath)) {
            throw new StageFailure(
                    classPath + " is missing: build first (./scripts/mvn -DskipTests package)");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvm);
        command.add("-cp");
        command.add(target.resolve("classes") + java.io.File.pathSeparator + readLine(classPath));
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    private static String readLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StageFailure("cannot read " + file, e);
        }
    }
}

package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    /// The command that starts the gateway: as packaged, with its start cache, where `scripts/gateway --prepare` has made one for what is compiled now; else as compiled.
    List<String> gateway(List<String> arguments) {
        String module = "payment-gateway/server";
        Path target = root.resolve(module).resolve("target");
        Path jar = target.resolve("payment-gateway-server-0.1.0-SNAPSHOT.jar");
        Path cache = target.resolve("gateway.aot");
        List<String> jvm = List.of("@" + root.resolve("config/gateway.jvm"));
        List<String> compiled = java(module, "vn.hospitalkiosk.gateway.Gateway", jvm, arguments);
        if (!isNewer(jar, target.resolve("classes")) || !fits()) {
            return compiled;
        }
        List<String> packaged = new ArrayList<>(compiled);
        packaged.addAll(1, List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        packaged.replaceAll(word ->
                word.startsWith(target.resolve("classes") + java.io.File.pathSeparator)
                        ? jar + word.substring(target.resolve("classes").toString().length())
                        : word);
        return packaged;
    }

    /// Java would take a cache of another build, and its old classes with it.
    private boolean fits() {
        try {
            return new ProcessBuilder(root.resolve("scripts/gateway").toString(), "--fits")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether the file is there and nothing of `than`, a file or all in a folder, was written after it.
    private static boolean isNewer(Path file, Path than) {
        if (!Files.isRegularFile(file) || !Files.exists(than)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(than)) {
            long written = Files.getLastModifiedTime(file).toMillis();
            return all.filter(Files::isRegularFile)
                    .allMatch(each -> each.toFile().lastModified() <= written);
        } catch (IOException e) {
            throw new StageFailure("cannot read " + than, e);
        }
    }

    private static String readLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StageFailure("cannot read " + file, e);
        }
    }
}

package vn.hospitalkiosk.kiosk.technician;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hospitalkiosk.kiosk.devices.Version;

/// What a supplier asks first.
final class Versions {
    private static final Pattern JAR =
            Pattern.compile("([A-Za-z0-9-]+?)-([0-9][0-9A-Za-z.]*)\\.jar");
    private static final Map<String, String> LIBRARIES =
            Map.of(
                    "jSerialComm", "jSerialComm",
                    "usb4java", "usb4java",
                    "jmrtd", "JMRTD",
                    "bcprov-jdk18on", "BouncyCastle",
                    "sqlite-jdbc", "sqlite-jdbc");

    private Versions() {}

    static Map<String, String> now() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("kiosk", Version.ours());
        versions.put("JDK", System.getProperty("java.vendor") + " " + Runtime.version().toString());
        versions.put("OS", system());
        versions.put("architecture", System.getProperty("os.arch"));
        versions.put("pcscd", pcscd());
        for (String entry :
                System.getProperty("java.class.path")
                        .split(Pattern.quote(File.pathSeparator), -1)) {
            Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
            if (jar.matches() && LIBRARIES.containsKey(jar.group(1))) {
                versions.put(LIBRARIES.getOrDefault(jar.group(1), jar.group(1)), jar.group(2));
            }
        }
        return versions;
    }

    private static String system() {
        String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).stream()
                    .filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring(12).replace("\"", "") + ", " + kernel)
                    .findFirst()
                    .orElse(kernel);
        } catch (IOException e) {
            return kernel;
        }
    }

    private static String pcscd() {
        try {
            Process asked =
                    new ProcessBuilder("pcscd", "--version").redirectErrorStream(true).start();
            if (!asked.waitFor(2, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return "does not tell";
            }
            String text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = Pattern.compile("version ([0-9.]+[0-9])").matcher(text);
            return version.find() ? version.group(1) : "does not tell";
        } catch (IOException e) {
            return "not installed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "does not tell";
        }
    }
}

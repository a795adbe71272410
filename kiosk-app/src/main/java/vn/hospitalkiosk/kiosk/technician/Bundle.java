package vn.hospitalkiosk.kiosk.technician;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.hospitalkiosk.device.diagnostic.FailureCodes;
import vn.hospitalkiosk.kiosk.devices.DeviceReport;

/// The archive a technician sends to the supplier: findings, states, histories, traces, configuration (which holds no secret), versions, the end of the log. Everything in it was written without personal data; each part is looked through once more before it is closed.
final class Bundle {
    private static final int LOG_LINES = 2_000;
    private static final long LOG_BYTES = 4L * 1024 * 1024;

    private final FailureCodes codes;

    Bundle(FailureCodes codes) {
        this.codes = codes;
    }

    /// @param config `config/kiosk.yaml`
    /// @param deviceFiles `config/devices`
    /// @return how many numbers had to be blanked: more than none is a fault of ours
    int write(Path zip, Diagnosis diagnosis, Path config, Path deviceFiles, Path var)
            throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("findings.txt", String.join("\n", new HumanText(codes).of(diagnosis)) + "\n");
        parts.put("diagnosis.json", new JsonText(codes).of(diagnosis, false) + "\n");
        for (DeviceReport device : diagnosis.devices()) {
            parts.put(
                    "trace/" + device.device() + ".txt", String.join("\n", device.trace()) + "\n");
        }
        file(parts, "config/" + config.getFileName(), config);
        folder(parts, deviceFiles);
        file(parts, "kiosk.prom", var.resolve("run/kiosk.prom"));
        parts.put("kiosk.log", tail(var.resolve("log/kiosk.log")));
        return write(zip, parts);
    }

    private static void file(Map<String, String> parts, String name, Path file) {
        try {
            parts.put(name, Files.readString(file));
        } catch (IOException e) {
            parts.put(name, "cannot be read\n");
        }
    }

    private static void folder(Map<String, String> parts, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(file -> file(parts, "config/devices/" + file.getFileName(), file));
        } catch (IOException e) {
            parts.put("config/devices.txt", "cannot be read\n");
        }
    }

    private static String tail(Path log) {
        try {
            long size = Files.size(log);
            try (var channel = Files.newByteChannel(log)) {
                channel.position(Math.max(0, size - LOG_BYTES));
                byte[] end = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
                List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
                return String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
            }
        } catch (IOException e) {
            return "there is no log\n";
        }
    }

    /// Under another name until it is whole.
    private static int write(Path zip, Map<String, String> parts) throws IOException {
        int blanked = 0;
        Path fresh = zip.resolveSibling(zip.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh);
                ZipOutputStream archive = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                Redaction.Cleaned cleaned = Redaction.clean(part.getValue());
                blanked += cleaned.blanked();
                archive.putNextEntry(new ZipEntry(part.getKey()));
                archive.write(cleaned.text().getBytes(StandardCharsets.UTF_8));
                archive.closeEntry();
            }
        }
        Files.move(fresh, zip, StandardCopyOption.REPLACE_EXISTING);
        return blanked;
    }
}

package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Paying at the card terminal beside the kiosk, in either language a terminal may speak. What happened there, its own ledger tells.
public final class CardPayment {
    public enum Codec {
        HYPERCOM,
        ECR17;

        /// As in `/control/terminal`.
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Web hospital;
    private final Codec codec;

    public CardPayment(Stage stage, Codec codec) {
        this.hospital = stage.hospitalWeb();
        this.codec = codec;
    }

    static Codec codec(Way way) {
        return way == Way.CARD_ECR17 ? Codec.ECR17 : Codec.HYPERCOM;
    }

    /// A kiosk configuration whose terminal speaks `codec`; the one as delivered when that is what it speaks.
    ///
    /// @param root of the checkout
    /// @param run folder for generated files
    public static Path kioskConfig(Path root, Path run, Codec codec) {
        Path delivered = root.resolve("config/kiosk.yaml");
        if (codec == Codec.HYPERCOM) {
            return delivered;
        }
        try {
            Path folder = Files.createDirectories(run.resolve("kiosk-" + codec.word()));
            Path devices = Files.createDirectories(folder.resolve("devices"));
            Path from = root.resolve("config/devices");
            for (String file :
                    List.of("chip-reader.yaml", "scanner.yaml", "printer.yaml", "card-unit.yaml")) {
                Files.writeString(devices.resolve(file), Files.readString(from.resolve(file)));
            }
            String example = Files.readString(from.resolve("examples/card-terminal-ecr17.yaml"));
            Files.writeString(
                    devices.resolve("card-terminal.yaml"),
                    example.replaceFirst(
                            "(?s)transport:.*?dialect:",
                            "transport:\n  endpoint: virtual.terminal.ecr17\ndialect:"));
            Path config = folder.resolve("kiosk.yaml");
            Files.writeString(config, Files.readString(delivered));
            return config;
        } catch (IOException e) {
            throw new StageFailure("cannot write the kiosk's configuration", e);
        }
    }

    /// How long patient and bank take from now on.
    public void takes(Duration time) {
        control(Map.of("thinkMs", time.toMillis()));
    }

    /// Every sale from now on goes like that.
    ///
    /// @param mishap as in `/control/terminal`, `decline`
    public void always(String mishap) {
        control(Map.of("seed", 1, "perMille", 1000, "kinds", List.of(mishap)));
    }

    /// Nothing goes wrong any more.
    public void calm() {
        control(Map.of("calm", true));
    }

    /// @param in false: pulled, and the terminal goes on
    public void cable(boolean in) {
        control(Map.of("cable", in ? "in" : "out"));
    }

    public boolean allSettled() {
        return ledger().stream()
                .filter(entry -> entry.path("state").asString("").equals("approved"))
                .allMatch(entry -> entry.path("settled").asBoolean(false));
    }

    private void control(Map<String, Object> change) {
        Map<String, Object> wish = new java.util.HashMap<>(change);
        wish.put("dialect", codec.word());
        hospital.post("/control/terminal", wish);
    }

    /// The terminal's own ledger, oldest first.
    public List<JsonNode> ledger() {
        List<JsonNode> entries = new ArrayList<>();
        hospital.get("/control/terminal").path(codec.word()).path("ledger").forEach(entries::add);
        return entries;
    }

    public long approved() {
        return ledger().stream()
                .filter(entry -> entry.path("state").asString("").equals("approved"))
                .count();
    }
}

package vn.hospitalkiosk.gateway.proof;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.RaisedCases;
import vn.hospitalkiosk.gateway.his.bridge.BridgeHis;
import vn.hospitalkiosk.gateway.his.bridge.BridgeSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirHis;
import vn.hospitalkiosk.gateway.his.fhir.FhirSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirSystems;
import vn.hospitalkiosk.gateway.his.hl7.Hl7His;
import vn.hospitalkiosk.gateway.his.hl7.Hl7Settings;
import vn.hospitalkiosk.gateway.his.mllp.MllpAddress;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;
import vn.hospitalkiosk.gateway.his.wire.MutualTls;
import vn.hospitalkiosk.gateway.wiring.ConfiguredHis;

/// `scripts/check his --base URL [--kind bridge|fhir|hl7v2] [--token-file F] [--trust PEM] [--number 999…] [--log] [--json]`: what a hospital's HIS can do for a kiosk, capability by capability, tried with an invented patient. For test systems only: it leaves a patient, a visit and a payment behind.
public final class HisFigures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String NO_WORD =
            "not known: it answers, but not as agreed; is --base the whole address (HisBridge: up to and with /v1)?";

    private final Map<String, String> options;
    private final NationalId number;
    private final Clock clock = Clock.systemUTC();
    private final HisHealth health = new HisHealth(clock);
    private final RaisedCases cases = new RaisedCases();

    private HisFigures(Map<String, String> options) {
        this.options = options;
        this.number = number(options);
    }

    public static void main(String[] words) {
        Map<String, String> options = new HashMap<>();
        List<String> known =
                List.of(
                        "--base",
                        "--kind",
                        "--config",
                        "--var",
                        "--token-file",
                        "--trust",
                        "--number",
                        "--log",
                        "--json");
        for (int i = 0; i < words.length; i++) {
            boolean bare = words[i].equals("--json") || words[i].equals("--log");
            if (!known.contains(words[i]) || (!bare && i + 1 >= words.length)) {
                usage();
            }
            options.put(words[i], bare ? "" : words[++i]);
        }
        boolean kind =
                List.of("bridge", "fhir", "hl7v2")
                        .contains(options.getOrDefault("--kind", "bridge"));
        boolean invented = options.getOrDefault("--number", "999000000001").matches("999[0-9]{9}");
        boolean one = options.containsKey("--base") != options.containsKey("--config");
        if (!one || !kind || !invented) {
            usage();
        }
        if (!options.containsKey("--log")) {
            quiet();
        }
        System.exit(run(options));
    }

    private static int run(Map<String, String> options) {
        try {
            return new HisFigures(options).run() ? 0 : 1;
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            // What was asked for cannot be tried; nothing has been sent.
            System.err.println(unusable.getMessage());
            return 2;
        }
    }

    /// The rows say it in one line each; the adapters' own log only on demand.
    private static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
                instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
    }

    private static void usage() {
        System.err.println(
                """
                usage: scripts/check his --base URL [--kind bridge|fhir|hl7v2] [--token-file F] [--trust PEM] [--number 999NNNNNNNNN] [--log] [--json]
                       scripts/check his --config FILE [--var DIR] [--number 999NNNNNNNNN] [--log] [--json]
                --config: as section his of a gateway.yaml says, with its secrets in DIR (var)
                --number: the invented patient of an earlier run again (always 999…, which is nobody's)\
                """);
        System.exit(2);
    }

    private boolean run() {
        His his = adapter();
        His second = adapter();
        his.probe();
        second.probe();
        List<HisVisitor.Row> rows = new ArrayList<>();
        rows.add(new HisVisitor.Row("answers", health.isUp() ? "ok" : hint(), 0));
        boolean tells = !his.offered().isEmpty();
        if (health.isUp()) {
            rows.add(new HisVisitor.Row("tells what it offers", tells ? "ok" : NO_WORD, 0));
        }
        if (health.isUp() && tells) {
            HisVisitor visitor = new HisVisitor(his, second, booker(), clock, ZONE, number);
            rows.addAll(visitor.visit());
            rows.add(
                    new HisVisitor.Row(
                            "no record made twice",
                            cases.open().isEmpty() ? "ok" : "twice: " + cases.open().size(),
                            0));
        }
        print(rows);
        return rows.stream().noneMatch(HisVisitor.Row::isFault);
    }

    /// What a technician looks at first.
    private String hint() {
        String why = health.lastMiss();
        return "not known: "
                + switch (why) {
                    case "" -> "no answer";
                    case "HTTP 401", "HTTP 403" ->
                            why + ": the token is not taken; is --token-file the right one?";
                    case "no token" -> "--token-file cannot be read";
                    case "unreachable" ->
                            "unreachable: nobody listens at --base, or its certificate is not trusted (--trust PEM)";
                    default -> why;
                };
    }

    /// Of the invented patient. The same again finds the record of an earlier run, to which a booking may have been added by hand meanwhile.
    private static NationalId number(Map<String, String> options) {
        return Optional.ofNullable(options.get("--number"))
                .map(NationalId::new)
                .orElseGet(() ->
                        new NationalId(
                                String.format(
                                        Locale.ROOT,
                                        "999%09d",
                                        Math.floorMod(
                                                System.currentTimeMillis(), 1_000_000_000L))));
    }

    private His adapter() {
        if (options.containsKey("--config")) {
            return configured();
        }
        URI base = base();
        if (options.getOrDefault("--kind", "").equals("hl7v2")) {
            return hl7(base);
        }
        HisWire wire = new HisWire(Duration.ofSeconds(2), tls(), credentials(), health);
        return switch (options.getOrDefault("--kind", "bridge")) {
            case "bridge" -> new BridgeHis(new BridgeSettings(base, LIMIT, ZONE), wire);
            case "fhir" ->
                    new FhirHis(
                            new FhirSettings(
                                    base, FhirSystems.VN_CORE, LIMIT, LIMIT, "check", ZONE),
                            wire,
                            cases,
                            clock);
            default -> throw new IllegalStateException("looked at before");
        };
    }

    /// As the gateway would speak to it.
    private His configured() {
        try {
            return ConfiguredHis.of(
                    file(Objects.requireNonNull(options.get("--config"))),
                    file(options.getOrDefault("--var", "var")),
                    health,
                    cases,
                    clock);
        } catch (IOException | IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
            throw new IllegalStateException(unusable);
        }
    }

    /// Whom we trust instead of whom this machine trusts.
    private Optional<SSLContext> tls() {
        return Optional.ofNullable(options.get("--trust"))
                .map(file -> tls(Optional.of(file(file))));
    }

    private static SSLContext tls(Optional<Path> trust) {
        try {
            return MutualTls.of(Optional.empty(), trust);
        } catch (IOException unusable) {
            throw new IllegalArgumentException(
                    "--trust: no certificates can be read from it: " + unusable.getMessage(),
                    unusable);
        }
    }

    private His hl7(URI base) {
        Optional<SSLContext> tls =
                "mllps".equals(base.getScheme())
                        ? Optional.of(tls().orElseGet(() -> tls(Optional.empty())))
                        : Optional.empty();
        return new Hl7His(
                new Hl7Settings(
                        "TEST", "HIS", "BV", "T", Hl7Settings.Identifiers.USUAL, LIMIT, ZONE),
                new MllpLine(
                        new MllpAddress(base.getHost(), base.getPort(), tls, Duration.ofSeconds(2)),
                        health),
                clock);
    }

    private HisVisitor.Booker booker() {
        return options.getOrDefault("--kind", "bridge").equals("fhir")
                        && options.containsKey("--base")
                ? new FhirBooker(base(), credentials(), clock)
                : HisVisitor.Booker.none();
    }

    private URI base() {
        URI base = URI.create(Objects.requireNonNull(options.get("--base")).replaceAll("/+$", ""));
        List<String> schemes =
                options.getOrDefault("--kind", "bridge").equals("hl7v2")
                        ? List.of("mllp", "mllps")
                        : List.of("http", "https");
        boolean port = base.getPort() > 0 || !schemes.contains("mllp");
        if (base.getScheme() == null
                || !schemes.contains(base.getScheme())
                || base.getHost() == null
                || !port) {
            throw new IllegalArgumentException(
                    "--base must be a whole address: https://host/… for bridge and fhir, mllps://host:port for hl7v2 (http and mllp are taken for test systems)");
        }
        return base;
    }

    /// As seen from where the script was called: it runs in another folder.
    private static Path file(String name) {
        return Path.of(System.getProperty("proof.from", "")).toAbsolutePath().resolve(name);
    }

    private Credentials credentials() {
        return Optional.ofNullable(options.get("--token-file"))
                .map(file -> Credentials.bearer(file(file)))
                .orElseGet(Credentials::none);
    }

    private void print(List<HisVisitor.Row> rows) {
        if (options.containsKey("--json")) {
            List<Map<String, Object>> figures = new ArrayList<>();
            for (HisVisitor.Row row : rows) {
                Map<String, Object> figure = new LinkedHashMap<>();
                figure.put("name", row.capability());
                figure.put("unit", "");
                figure.put("target", "ok");
                figure.put("actual", row.state());
                figure.put(
                        "holds",
                        row.isFault()
                                ? Boolean.FALSE
                                : row.state().equals("ok") ? Boolean.TRUE : null);
                figure.put("millis", row.millis());
                figures.add(figure);
            }
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("name", "his");
            all.put("figures", figures);
            System.out.println(JsonMapper.builder().build().writeValueAsString(all));
            return;
        }
        System.out.println("invented patient KIỂM TRA KIOSK, number " + number.digits());
        for (HisVisitor.Row row : rows) {
            System.out.printf("%-52s %-40s %5d ms%n", row.capability(), row.state(), row.millis());
        }
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;
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

/// `scripts/check his --base URL [--kind bridge|fhir|hl7v2] [--token-file F] [--trust PEM] [--json]`: what a hospital's HIS can do for a kiosk, capability by capability, tried with an invented patient. For test systems only: it leaves a patient, a visit and a payment behind.
public final class HisFigures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Map<String, String> options;
    private final Clock clock = Clock.systemUTC();
    private final HisHealth health = new HisHealth(clock);
    private final RaisedCases cases = new RaisedCases();

    private HisFigures(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] words) {
        Map<String, String> options = new HashMap<>();
        List<String> known = List.of("--base", "--kind", "--token-file", "--trust", "--json");
        for (int i = 0; i < words.length; i++) {
            boolean bare = words[i].equals("--json");
            if (!known.contains(words[i]) || (!bare && i + 1 >= words.length)) {
                usage();
            }
            options.put(words[i], bare ? "" : words[++i]);
        }
        if (!options.containsKey("--base")) {
            usage();
        }
        System.exit(new HisFigures(options).run() ? 0 : 1);
    }

    private static void usage() {
        System.err.println(
                "usage: scripts/check his --base URL [--kind bridge|fhir|hl7v2] [--token-file F] [--trust PEM] [--json]");
        System.exit(2);
    }

    private boolean run() {
        His his = adapter();
        His second = adapter();
        his.probe();
        second.probe();
        List<HisVisitor.Row> rows = new ArrayList<>();
        rows.add(new HisVisitor.Row("answers", health.isUp() ? "ok" : "not known: no answer", 0));
        if (health.isUp()) {
            rows.addAll(
                    new HisVisitor(his, second, booker(), clock, ZONE, System.currentTimeMillis())
                            .visit());
            rows.add(
                    new HisVisitor.Row(
                            "no record made twice",
                            cases.open().isEmpty() ? "ok" : "twice: " + cases.open().size(),
                            0));
        }
        print(rows);
        return rows.stream().noneMatch(HisVisitor.Row::isFault);
    }

    private His adapter() {
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
            default -> throw new IllegalArgumentException("--kind bridge, fhir or hl7v2");
        };
    }

    /// Whom we trust instead of whom this machine trusts.
    private Optional<SSLContext> tls() {
        return Optional.ofNullable(options.get("--trust"))
                .map(file -> tls(Optional.of(Path.of(file).toAbsolutePath())));
    }

    private static SSLContext tls(Optional<Path> trust) {
        try {
            return MutualTls.of(Optional.empty(), trust);
        } catch (IOException unusable) {
            throw new IllegalArgumentException("--trust cannot be used", unusable);
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
                ? new FhirBooker(base(), credentials(), clock)
                : HisVisitor.Booker.none();
    }

    private URI base() {
        return URI.create(Objects.requireNonNull(options.get("--base")).replaceAll("/+$", ""));
    }

    private Credentials credentials() {
        return Optional.ofNullable(options.get("--token-file"))
                .map(file -> Credentials.bearer(Path.of(file).toAbsolutePath()))
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
        for (HisVisitor.Row row : rows) {
            System.out.printf("%-52s %-40s %5d ms%n", row.capability(), row.state(), row.millis());
        }
    }
}

package vn.hospitalkiosk.gateway.wiring;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.DailyRoot;
import vn.hospitalkiosk.gateway.ledger.seal.Finding;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.store.StoredSeals;
import vn.hospitalkiosk.gateway.store.StoredVerification;

/// `verify`: is the book as it was sealed; `roots`: the signed pages of each day, to be printed. For auditors, who may run it beside a gateway or without one.
public final class LedgerCommand {
    static final String USAGE =
            "usage: scripts/ledger verify|roots [--day yyyy-MM-dd] [--json] [--var DIR] [--config FILE] [--key FILE]";
    private static final String CANNOT = "G95";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param key public keys to believe; empty: those beside the roots
    private record Asked(
            String what,
            boolean json,
            Optional<LocalDate> day,
            Path var,
            Path config,
            Optional<Path> key) {}

    private final PrintStream out;
    private final Asked asked;

    private LedgerCommand(PrintStream out, Asked asked) {
        this.out = out;
        this.asked = asked;
    }

    /// @return the exit code: 0 intact, 1 not, 2 the ledger could not be read
    public static int run(PrintStream out, PrintStream errors, String... words) {
        try {
            return new LedgerCommand(out, parse(words)).answer();
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.println(e.getMessage() + "\n" + USAGE);
            return 2;
        } catch (SQLException | DataAccessException e) {
            errors.println(
                    CANNOT
                            + " không đọc được sổ thu (cơ sở dữ liệu chưa chạy, hoặc gateway mới chưa khởi động lần nào): "
                            + e.getMessage());
            return 2;
        } catch (Exception e) {
            errors.println(CANNOT + " không đọc được sổ thu: " + e.getMessage());
            return 2;
        }
    }

    private static Asked parse(String... words) {
        Map<String, String> options = new LinkedHashMap<>();
        boolean json = false;
        String what = words.length == 0 ? "" : words[0];
        if (!what.equals("verify") && !what.equals("roots")) {
            throw new IllegalArgumentException("say verify or roots");
        }
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--json")) {
                json = true;
            } else if (List.of("--day", "--var", "--config", "--key").contains(words[i])
                    && i + 1 < words.length) {
                options.put(words[i], words[++i]);
            } else {
                throw new IllegalArgumentException("unknown: " + words[i]);
            }
        }
        return new Asked(
                what,
                json,
                Optional.ofNullable(options.get("--day")).map(LocalDate::parse),
                Path.of(options.getOrDefault("--var", "var")).toAbsolutePath(),
                Path.of(options.getOrDefault("--config", "config/gateway.yaml")),
                Optional.ofNullable(options.get("--key")).map(Path::of));
    }

    private int answer() throws Exception {
        Arguments arguments = Arguments.parse("--config=" + asked.config(), "--var=" + asked.var());
        GatewayConfig config =
                YamlFiles.read(arguments.config(), arguments, "", GatewayConfig.class);
        FacilityId facility = config.facility().id();
        Path folder = asked.var().resolve(SealingWiring.ROOTS);
        RootFiles files = new RootFiles(folder, facility);
        try (LedgerPlace place = new LedgerPlace(config, asked.var())) {
            if (asked.what().equals("roots")) {
                return roots(new StoredSeals(new JdbcTemplate(place.source()), facility), files);
            }
            long begun = System.nanoTime();
            Verdict verdict =
                    new StoredVerification(
                                    place.source(),
                                    facility,
                                    files,
                                    SigningKey.publicKeys(asked.key().orElse(folder)))
                            .verify(asked.day());
            long millis = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
            if (asked.json()) {
                out.println(JSON.writeValueAsString(values(verdict, millis)));
            } else {
                tell(verdict, millis);
            }
            return verdict.isIntact() ? 0 : 1;
        }
    }

    private int roots(StoredSeals seals, RootFiles files) {
        List<DailyRoot> roots =
                seals.roots().stream()
                        .filter(root -> asked.day().map(root.day()::equals).orElse(true))
                        .toList();
        if (asked.json()) {
            out.println(
                    JSON.writeValueAsString(roots.stream().map(r -> values(r, files)).toList()));
        } else if (asked.day().isPresent()) {
            roots.forEach(root -> out.print(root.text()));
        } else {
            for (DailyRoot root : roots) {
                out.printf(
                        "%6d  %s  %6d bút toán  %s%n",
                        root.number(), DAY.format(root.day()), root.journals(), root.merkleRoot());
            }
        }
        return 0;
    }

    private static Map<String, Object> values(DailyRoot root, RootFiles files) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", root.number());
        values.put("day", root.day().toString());
        values.put("seals", root.seals());
        values.put("journals", root.journals());
        values.put("merkleRoot", root.merkleRoot().hex());
        values.put("signedAt", root.signedAt().toString());
        values.put("file", files.path(root).toString());
        return values;
    }

    private static Map<String, Object> values(Verdict verdict, long millis) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("intact", verdict.isIntact());
        values.put("journals", verdict.journals());
        values.put("entries", verdict.entries());
        values.put("seals", verdict.seals());
        values.put("roots", verdict.roots());
        values.put("waiting", verdict.waiting());
        values.put("millis", millis);
        values.put("rowsPerSecond", rows(verdict) * 1000 / millis);
        values.put("bad", verdict.bad());
        List<Map<String, Object>> findings = new ArrayList<>();
        verdict.findings().forEach(finding -> findings.add(values(finding)));
        values.put("findings", findings);
        return values;
    }

    private static Map<String, Object> values(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("code", finding.what().code());
        values.put("what", finding.what().name());
        finding.businessDay().ifPresent(day -> values.put("day", day.toString()));
        values.put("seal", finding.seal());
        values.put("journal", finding.journal());
        return values;
    }

    private static long rows(Verdict verdict) {
        return verdict.journals() + verdict.entries() + verdict.seals();
    }

    private void tell(Verdict verdict, long millis) {
        out.printf(
                "%d bút toán, %d dòng định khoản, %d niêm phong, %d gốc ngày; %d bút toán chờ niêm phong%n",
                verdict.journals(),
                verdict.entries(),
                verdict.seals(),
                verdict.roots(),
                verdict.waiting());
        out.printf("%d ms, %d dòng mỗi giây%n", millis, rows(verdict) * 1000 / millis);
        if (verdict.isIntact()) {
            out.println("NGUYÊN VẸN");
            return;
        }
        out.printf("CÓ %d CHỖ KHÁC, chỗ đầu tiên:%n", verdict.bad());
        verdict.findings().forEach(finding -> out.println("  " + sentence(finding)));
    }

    private static String sentence(Finding finding) {
        String where =
                finding.businessDay().map(day -> "ngày " + DAY.format(day)).orElse("cả sổ")
                        + (finding.seal() > 0 ? ", niêm phong số " + finding.seal() : "")
                        + (finding.journal() > 0 ? ", bút toán " + finding.journal() : "");
        return finding.what().code() + " " + where + ": " + finding.what().word();
    }
}

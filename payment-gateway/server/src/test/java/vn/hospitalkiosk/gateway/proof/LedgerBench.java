package vn.hospitalkiosk.gateway.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.seal.HospitalKey;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.StoredSeals;
import vn.hospitalkiosk.gateway.store.StoredVerification;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/bench ledger`: how fast a large book is sealed and verified. A row is a journal, an entry or a seal.
public final class LedgerBench {
    private static final FacilityId FACILITY = new FacilityId("BENCH");
    private static final double TARGET_PER_SECOND = 200_000;

    private static final int ROUNDS = 5;

    /// Fewer than a new cluster has had.
    private static final int TRANSACTIONS = 600;

    private LedgerBench() {}

    /// @param arguments `[--json] [--journals 340000] [--var DIR]`; a third of a million journals are a million rows
    public static void main(String[] arguments) {
        Words words = Words.of(arguments, "json", "journals", "var");
        Path var = Path.of(words.text("var", "target/bench-ledger")).toAbsolutePath();
        Stage.wipe(var);
        // Exit only after the server has been stopped.
        int status;
        try (EmbeddedPostgres server =
                EmbeddedPostgres.start(
                        new EmbeddedPostgres.Folders(
                                var.resolve("data"),
                                var.resolve("programs"),
                                var.resolve("postgres.log"),
                                var.resolve("password")))) {
            DataSource source =
                    new DriverManagerDataSource(
                            server.jdbcUrl().replace("socketTimeout=60", "socketTimeout=600"),
                            server.user(),
                            server.password());
            Flyway.configure().dataSource(source).load().migrate();
            Figures figures = new Figures("ledger");
            long postmaster =
                    Long.parseLong(
                            Files.readAllLines(var.resolve("data/postmaster.pid")).getFirst());
            measure(source, postmaster, var, words.number("journals", 340_000), figures);
            System.out.println(words.has("json") ? figures.json() : figures.table());
            status = figures.allHold() ? 0 : 1;
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
            status = 2;
        }
        System.exit(status);
    }

    private static void measure(
            DataSource source, long postmaster, Path var, int journals, Figures figures)
            throws IOException, SQLException {
        JdbcTemplate template = new JdbcTemplate(source);
        book(template, journals);
        HospitalKey key = new HospitalKey(HospitalKey.generate());
        RootFiles files = new RootFiles(Files.createDirectories(var.resolve("roots")), FACILITY);
        Sealer sealer =
                new Sealer(
                        new StoredSeals(template, FACILITY),
                        FACILITY,
                        Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh")),
                        key,
                        files,
                        Clock.systemUTC(),
                        new SpringTransactions(new JdbcTransactionManager(source))::within);
        long begun = System.nanoTime();
        sealer.work();
        Duration sealed = Duration.ofNanos(System.nanoTime() - begun);
        template.execute("VACUUM ANALYZE");
        List<Round> rounds =
                rounds(source, files, new PublicKeys(List.of(key.publicKey())), postmaster);
        Round cold = rounds.removeFirst();
        Verdict verdict = cold.verdict();
        figures.exactly("journals sealed", "", journals, verdict.journals() - verdict.waiting());
        figures.exactly("findings", "", 0, verdict.bad());
        figures.told("rows", "", cold.rows());
        figures.told("journals sealed per second", "1/s", journals * 1000L / millis(sealed));
        tell(figures, cold, rounds);
    }

    /// Over connections that stay: what a backend has used is not to be counted after it has gone.
    private static List<Round> rounds(
            DataSource source, RootFiles files, PublicKeys keys, long postmaster)
            throws SQLException {
        List<Round> rounds = new ArrayList<>();
        try (HikariDataSource kept = new HikariDataSource()) {
            kept.setDataSource(source);
            kept.setMaximumPoolSize(2);
            StoredVerification verification = new StoredVerification(kept, FACILITY, files, keys);
            for (int i = 0; i <= ROUNDS; i++) {
                rounds.add(Round.of(verification, postmaster));
            }
        }
        return rounds;
    }

    /// The first in a new process is what an auditor waits for; the others say what the work itself costs.
    private static void tell(Figures figures, Round cold, List<Round> rounds) {
        Round middle =
                rounds.stream().sorted(Comparator.comparing(Round::time)).toList().get(ROUNDS / 2);
        figures.told(
                "load of the last minute", "", Double.parseDouble(Machine.load().split(" ", 2)[0]));
        figures.told("verified first, in a new process, in", "ms", millis(cold.time()));
        figures.told("processor time of that: verifier", "ms", cold.ownMillis());
        figures.told("processor time of that: PostgreSQL", "ms", cold.databaseMillis());
        figures.told("verified again in, median of " + ROUNDS, "ms", millis(middle.time()));
        figures.told("processor time of that again: verifier", "ms", middle.ownMillis());
        figures.told("processor time of that again: PostgreSQL", "ms", middle.databaseMillis());
        figures.told(
                "rows verified per second of processor",
                "1/s",
                1000.0 * middle.rows() / Math.max(1, middle.ownMillis() + middle.databaseMillis()));
        figures.atLeast(
                "rows verified per second, in a new process",
                "1/s",
                TARGET_PER_SECOND,
                1000.0 * cold.rows() / millis(cold.time()));
    }

    /// One look at the whole book.
    private record Round(Verdict verdict, Duration time, long ownMillis, long databaseMillis) {
        static Round of(StoredVerification verification, long postmaster) throws SQLException {
            long own = ProcessHandle.current().pid();
            long ownBefore = Machine.cpu(own);
            long databaseBefore = Machine.cpuOfFamily(postmaster);
            long begun = System.nanoTime();
            Verdict verdict = verification.verify(Optional.empty());
            return new Round(
                    verdict,
                    Duration.ofNanos(System.nanoTime() - begun),
                    Machine.cpu(own) - ownBefore,
                    Machine.cpuOfFamily(postmaster) - databaseBefore);
        }

        long rows() {
            return verdict.journals() + verdict.entries() + verdict.seals();
        }
    }

    private static long millis(Duration time) {
        return Math.max(1, time.toMillis());
    }

    /// Thirty days of captures, written without the triggers that would make this the slowest part.
    private static void book(JdbcTemplate template, int journals) {
        template.execute(
                """
                SET session_replication_role = replica;
                INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at, posted_in)
                SELECT 'BENCH', 'CAPTURE', 'PAYMENT', md5(n::text), DATE '2026-10-01' + (n * 30::bigint / %1$d)::int, 'sang',
                       timestamptz '2026-10-01 00:00Z' + n * interval '7 seconds', (3 + n * %2$d::bigint / %1$d)::text::xid8
                FROM generate_series(1, %1$d) n;
                INSERT INTO entry (facility_id, journal_id, line, account, amount_vnd, kiosk_id, psp, channel)
                SELECT facility_id, journal_id, side, CASE side WHEN 1 THEN 'PSP_CLEARING' ELSE 'HIS_RECEIVABLE' END,
                       CASE side WHEN 1 THEN 1 ELSE -1 END * (10000 + journal_id %% 90000), 'K03', 'momo', 'QR'
                FROM journal, generate_series(1, 2) side ORDER BY journal_id, side;
                RESET session_replication_role;
                ANALYZE
                """
                        .formatted(journals, TRANSACTIONS));
    }
}

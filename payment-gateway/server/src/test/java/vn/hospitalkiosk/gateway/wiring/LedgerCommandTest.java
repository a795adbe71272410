package vn.hospitalkiosk.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.StoredLedger;
import vn.hospitalkiosk.gateway.store.StoredSeals;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;

/// An auditor at a gateway's folder, while its database runs and when it does not.
class LedgerCommandTest {
    private static final FacilityId FACILITY = new FacilityId("KH01");
    private static final Shifts SHIFTS = Shifts.usual(Application.HOSPITAL_ZONE);
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");

    @TempDir private Path folder;

    private record Said(int code, String out, String errors) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    private Said run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String[] all = new String[words.length + 4];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--var";
        all[words.length + 1] = folder.toString();
        all[words.length + 2] = "--config";
        all[words.length + 3] = "../../config/gateway.yaml";
        int code =
                LedgerCommand.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        all);
        return new Said(
                code,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void the_book_is_verified_beside_a_running_database_and_without_one() throws Exception {
        EmbeddedPostgres.Folders folders = Application.embedded(folder);
        long second;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folders)) {
            DataSource source =
                    new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
            Flyway.configure().dataSource(source).load().migrate();
            post(source, 1000);
            second = post(source, 2000);
            sealer(source, NOON.plusSeconds(86_400)).work();

            Said beside = run("verify", "--json");
            assertThat(beside.code()).as(beside.toString()).isZero();
            assertThat(beside.json().path("journals").asInt()).isEqualTo(2);
            assertThat(beside.json().path("roots").asInt()).isEqualTo(1);
        }
        Said alone = run("verify");
        assertThat(alone.code()).as(alone.toString()).isZero();
        assertThat(alone.out()).contains("NGUYÊN VẸN").contains("2 bút toán");

        try (EmbeddedPostgres server = EmbeddedPostgres.start(folders)) {
            JdbcClient superuser =
                    JdbcClient.create(
                            new DriverManagerDataSource(
                                    server.jdbcUrl(), server.user(), server.password()));
            superuser
                    .sql(
                            "SET session_replication_role = replica; UPDATE entry SET amount_vnd = amount_vnd * 2 WHERE journal_id = "
                                    + second)
                    .update();
        }
        Said flipped = run("verify", "--json");
        assertThat(flipped.code()).isEqualTo(1);
        JsonNode first = flipped.json().path("findings").path(0);
        assertThat(first.path("what").asString()).isEqualTo("JOURNAL_CHANGED");
        assertThat(first.path("seal").asInt()).isEqualTo(1);
        assertThat(first.path("journal").asLong()).isEqualTo(second);

        Said root = run("roots", "--day", "2026-11-25");
        assertThat(root.code()).isZero();
        assertThat(root.out()).startsWith("hospital-kiosk ledger root 1\nfacility: KH01\n");
    }

    private Sealer sealer(DataSource source, Instant at) {
        Path roots = folder.resolve(SealingWiring.ROOTS);
        return new Sealer(
                new StoredSeals(new JdbcTemplate(source), FACILITY),
                FACILITY,
                SHIFTS,
                SigningKey.open(folder.resolve(SigningKey.USUAL), roots, true),
                new RootFiles(roots, FACILITY),
                Clock.fixed(at, ZoneOffset.UTC),
                new SpringTransactions(new JdbcTransactionManager(source))::within);
    }

    private static long post(DataSource source, long amount) {
        StoredLedger ledger = new StoredLedger(JdbcClient.create(source), FACILITY);
        return new SpringTransactions(new JdbcTransactionManager(source))
                .within(() ->
                        ledger.post(
                                Journal.moneyIn(
                                        Journal.Kind.CAPTURE,
                                        Subject.of(new PaymentId("p" + amount)),
                                        new Vnd(amount),
                                        Origin.at(
                                                new KioskId("K03"),
                                                new PspCode("momo"),
                                                Channel.QR),
                                        SHIFTS.at(NOON))));
    }

    @Test
    void what_cannot_be_read_is_told_and_not_called_intact() throws Exception {
        assertThat(run("verify").code()).isEqualTo(2);
        assertThat(run("verify").errors()).contains("G95");
        assertThat(run("verfy").errors()).contains("usage");
        assertThat(run("verify", "--day", "yesterday").code()).isEqualTo(2);
    }

    @Test
    void outside_simulated_the_key_is_demanded() throws Exception {
        Path key = folder.resolve("signing-key.pem");
        assertThatThrownBy(() -> SigningKey.open(key, folder, false)).hasMessageContaining("G93");
        String made = SigningKey.open(key, folder, true).fingerprint();
        assertThat(SigningKey.open(key, folder, false).fingerprint()).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    }
}

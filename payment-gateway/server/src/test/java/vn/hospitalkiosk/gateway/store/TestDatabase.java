package vn.hospitalkiosk.gateway.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;

/// One real PostgreSQL for all tests of this JVM, in `target/`; each test works in a facility of its own.
public final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static final String PASSWORD = "0123456789abcdef";

    /// Whoever owns the tables may do anything.
    private static final HikariDataSource OWNER = pool(SERVER.user(), SERVER.password(), 4);

    private static final HikariDataSource SOURCE = source();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        Path home = Path.of("target/test-postgres-" + ProcessHandle.current().pid());
        EmbeddedPostgres server =
                EmbeddedPostgres.start(
                        new EmbeddedPostgres.Folders(
                                home.toAbsolutePath().resolve("data"),
                                Path.of("target/test-postgres-programs").toAbsolutePath(),
                                home.toAbsolutePath().resolve("postgres.log"),
                                home.toAbsolutePath().resolve("password")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, home)));
        return server;
    }

    private static void end(EmbeddedPostgres server, Path home) {
        server.close();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            System.err.println("cannot remove " + home + ": " + e);
        }
    }

    private static HikariDataSource source() {
        String role =
                ApplicationRole.ensure(
                        SERVER.jdbcUrl(), SERVER.user(), SERVER.password(), PASSWORD);
        Flyway.configure()
                .dataSource(OWNER)
                .initSql(ApplicationRole.announcement(role))
                .load()
                .migrate();
        return pool(role, PASSWORD, 24);
    }

    private static HikariDataSource pool(String user, String password, int size) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(SERVER.jdbcUrl());
        source.setUsername(user);
        source.setPassword(password);
        source.setMaximumPoolSize(size);
        return source;
    }

    /// For what no gateway may do: removing rows, meddling with triggers.
    public static DataSource owner() {
        return OWNER;
    }

    /// As the role that a gateway works as.
    public static DataSource dataSource() {
        return SOURCE;
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(SOURCE);
    }

    public static Transactions transactions() {
        return new SpringTransactions(new JdbcTransactionManager(SOURCE));
    }

    public static FacilityId newFacility() {
        return new FacilityId("T" + UUID.randomUUID().toString().substring(0, 8));
    }
}

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
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(SERVER.jdbcUrl());
        source.setUsername(SERVER.user());
        source.setPassword(SERVER.password());
        source.setMaximumPoolSize(24);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

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

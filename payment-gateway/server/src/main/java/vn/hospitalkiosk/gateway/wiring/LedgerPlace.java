package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;

/// The database of a gateway that may or may not be running. An embedded one that nobody runs is started, and stopped by `close`; meanwhile no gateway can start on that folder.
final class LedgerPlace implements AutoCloseable {
    private Optional<VarFolder> held = Optional.empty();
    private Optional<EmbeddedPostgres> server = Optional.empty();
    private final DataSource source;

    /// @throws IllegalStateException when there is no ledger
    LedgerPlace(GatewayConfig config, Path var) {
        this.source =
                config.database()
                        .<DataSource>map(database ->
                                login(
                                        database.url(),
                                        database.user(),
                                        var.resolve(database.passwordFile())))
                        .orElseGet(() -> embedded(var));
    }

    DataSource source() {
        return source;
    }

    private DataSource embedded(Path var) {
        EmbeddedPostgres.Folders folders = Application.embedded(var);
        if (!Files.exists(folders.data().resolve("PG_VERSION"))) {
            throw new IllegalStateException("there is no database under " + var);
        }
        Optional<String> living = EmbeddedPostgres.livingUrl(folders.data());
        String url = living.orElseGet(() -> started(var, folders).jdbcUrl());
        return login(url, EmbeddedPostgres.OWNER, folders.password());
    }

    private EmbeddedPostgres started(Path var, EmbeddedPostgres.Folders folders) {
        held = Optional.of(VarFolder.hold(var));
        EmbeddedPostgres ours = EmbeddedPostgres.start(folders);
        server = Optional.of(ours);
        return ours;
    }

    private static DataSource login(String url, String user, Path password) {
        try {
            return new DriverManagerDataSource(
                    url, user, Files.readString(password, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret " + password, e);
        }
    }

    @Override
    public void close() {
        server.ifPresent(EmbeddedPostgres::close);
        held.ifPresent(VarFolder::close);
    }
}

package vn.hospitalkiosk.gateway.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {
    @TempDir Path data;

    @Test
    void without_a_file_nobody_lives() {
        assertThat(Postmaster.living(data)).isEmpty();
    }

    @Test
    void a_file_left_by_a_power_cut_is_removed_even_when_its_process_id_is_in_use_again()
            throws IOException {
        Path file = data.resolve("postmaster.pid");
        for (long processId : new long[] {ProcessHandle.current().pid(), 1, 4_194_303}) {
            Files.writeString(file, processId + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n");
            assertThat(Postmaster.living(data)).isEmpty();
            assertThat(file).doesNotExist();
        }
        Files.writeString(file, "");
        assertThat(Postmaster.living(data)).isEmpty();
    }

    @Test
    void a_server_that_outlived_its_gateway_is_found_and_used_again() {
        EmbeddedPostgres.Folders folders = folders();
        EmbeddedPostgres first = EmbeddedPostgres.start(folders);
        first.leave();
        EmbeddedPostgres second = EmbeddedPostgres.start(folders);
        assertThat(first.wasFoundAgain()).isFalse();
        assertThat(second.wasFoundAgain()).isTrue();
        assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
        second.close();
        assertThat(Postmaster.living(folders.data())).isEmpty();
    }

    @Test
    void a_server_that_is_killed_comes_back_on_its_port_and_its_orphans_are_gone() {
        EmbeddedPostgres.Folders folders = folders();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folders)) {
            String url = server.jdbcUrl();
            Postmaster first = Postmaster.living(folders.data()).orElseThrow();
            ProcessHandle killed = ProcessHandle.of(first.processId()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();
            Optional<Postmaster> second = Optional.empty();
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (second.filter(Postmaster::ready).isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                second = Postmaster.living(folders.data());
            }
            assertThat(second).isPresent();
            assertThat(second.get().processId()).isNotEqualTo(first.processId());
            assertThat(second.get().port()).isEqualTo(first.port());
            assertThat(server.jdbcUrl()).isEqualTo(url);
        }
    }

    private EmbeddedPostgres.Folders folders() {
        return new EmbeddedPostgres.Folders(
                data.resolve("cluster"),
                Path.of("target/test-postgres-programs").toAbsolutePath(),
                data.resolve("postgres.log"),
                data.resolve("password"));
    }
}

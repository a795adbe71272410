package vn.hospitalkiosk.gateway.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        EmbeddedPostgres.Folders folders =
                new EmbeddedPostgres.Folders(
                        data.resolve("cluster"),
                        Path.of("target/test-postgres-programs").toAbsolutePath(),
                        data.resolve("postgres.log"),
                        data.resolve("password"));
        EmbeddedPostgres first = EmbeddedPostgres.start(folders);
        EmbeddedPostgres second = EmbeddedPostgres.start(folders);
        assertThat(first.wasFoundAgain()).isFalse();
        assertThat(second.wasFoundAgain()).isTrue();
        assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
        second.close();
        assertThat(Postmaster.living(folders.data())).isEmpty();
    }
}

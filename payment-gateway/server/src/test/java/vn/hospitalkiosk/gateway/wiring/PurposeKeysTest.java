package vn.hospitalkiosk.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.LogLines;
import vn.hospitalkiosk.gateway.vault.KeyFolder;
import vn.hospitalkiosk.gateway.vault.Vault;

/// Keys of one purpose in the vault's folder, and those that lay elsewhere before.
class PurposeKeysTest {
    private @TempDir Path secrets;

    private byte[] key(String purpose) {
        return new PurposeKeys(secrets).key(purpose);
    }

    private Path file(String purpose) {
        return secrets.resolve("vault/purposes/" + purpose + ".key");
    }

    private static byte[] filled(int with) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) with);
        return key;
    }

    @Test
    void a_key_is_made_once_per_purpose_and_only_its_user_may_read_it() throws IOException {
        byte[] made = key("consent");
        assertThat(made).hasSize(32);
        assertThat(key("consent")).isEqualTo(made);
        assertThat(key("number-blocks")).isNotEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("consent"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_from_before_is_moved_and_goes_on_being_the_key() throws IOException {
        Files.write(secrets.resolve("consent.key"), filled(7));
        assertThat(key("consent")).isEqualTo(filled(7));
        assertThat(secrets.resolve("consent.key")).doesNotExist();
        assertThat(key("consent")).as("after a restart").isEqualTo(filled(7));
    }

    @Test
    void a_power_cut_that_left_an_empty_file_or_both_loses_no_key() throws IOException {
        Files.createDirectories(file("consent").getParent());
        Files.write(file("consent"), new byte[0]);
        Files.write(secrets.resolve("consent.key"), filled(7));
        assertThat(key("consent")).isEqualTo(filled(7));
        Files.write(secrets.resolve("consent.key"), filled(7));
        assertThat(key("consent")).isEqualTo(filled(7));
        assertThat(secrets.resolve("consent.key")).doesNotExist();
    }

    @Test
    void two_different_keys_are_reported_and_both_stay() throws IOException {
        Files.createDirectories(file("consent").getParent());
        Files.write(file("consent"), filled(8));
        Files.write(secrets.resolve("consent.key"), filled(7));
        try (LogLines log = new LogLines()) {
            assertThat(key("consent")).isEqualTo(filled(8));
            assertThat(log.text()).contains("H77");
        }
        assertThat(secrets.resolve("consent.key")).exists();
    }

    @Test
    void no_key_of_a_purpose_seals_a_row() throws IOException {
        Path folder = secrets.resolve("vault");
        Files.createDirectories(folder);
        Files.write(folder.resolve(KeyFolder.LOOKUP), filled(1));
        Files.write(folder.resolve("0001.key"), filled(2));
        String before = new Vault(new KeyFolder(folder, () -> 0)).newestKey();
        key("number-blocks");
        assertThat(new Vault(new KeyFolder(folder, () -> 0)).newestKey()).isEqualTo(before);
    }
}

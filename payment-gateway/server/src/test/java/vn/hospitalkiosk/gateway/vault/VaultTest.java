package vn.hospitalkiosk.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.LogLines;

/// Sealing, opening, a change of keys. The person is invented.
class VaultTest {
    private static final Place HERE = new Place("consent", "BV1/7", "person");
    private static final String PERSON = "NGUYỄN VĂN THỬ 056085000427";

    private final TestKeys keys = new TestKeys();
    private final Vault vault = new Vault(keys);

    @Test
    void what_was_sealed_opens_and_shows_nothing_meanwhile() {
        byte[] sealed = vault.seal(HERE, PERSON);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("THỬ", "056085");
        assertThat(vault.text(HERE, sealed)).contains(PERSON);
        assertThat(vault.seal(HERE, PERSON)).isNotEqualTo(sealed);
    }

    @Test
    void bytes_moved_to_another_row_or_column_do_not_open() {
        byte[] sealed = vault.seal(HERE, PERSON);
        for (Place other :
                new Place[] {
                    new Place("consent", "BV1/8", "person"),
                    new Place("consent", "BV1/7", "text"),
                    new Place("consen", "tBV1/7", "person")
                }) {
            assertThat(vault.open(other, sealed)).isEqualTo(new Opened.Damaged());
        }
    }

    @Test
    void no_changed_or_cut_byte_opens_and_nothing_is_thrown() {
        byte[] sealed = vault.seal(HERE, PERSON);
        SplittableRandom random = new SplittableRandom(20261122);
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < sealed.length; i++) {
                byte[] changed = sealed.clone();
                changed[i] ^= (byte) (1 + random.nextInt(255));
                assertThat(vault.open(HERE, changed)).isNotInstanceOf(Opened.Clear.class);
                assertThat(vault.open(HERE, Arrays.copyOf(sealed, i)))
                        .isNotInstanceOf(Opened.Clear.class);
            }
            assertThat(log.text()).contains("H50").doesNotContain("THỬ", "BV1/7");
        }
    }

    @Test
    void a_new_key_seals_while_the_old_one_still_opens() {
        byte[] before = vault.seal(HERE, PERSON);
        keys.add(2);
        assertThat(vault.text(HERE, before)).contains(PERSON);
        assertThat(vault.isOld(before)).isTrue();
        byte[] after = vault.resealed(HERE, before).orElseThrow();
        assertThat(vault.isOld(after)).isFalse();
        keys.removeOldest();
        assertThat(vault.text(HERE, after)).contains(PERSON);
        assertThat(vault.open(HERE, before)).isInstanceOf(Opened.KeyMissing.class);
    }

    @Test
    void a_person_is_found_again_by_kind_and_number_and_by_nothing_else() {
        byte[] key = vault.lookup("national-id", "056085000427");
        assertThat(key).hasSize(32).isEqualTo(vault.lookup("national-id", "056085000427"));
        assertThat(vault.lookup("phone", "056085000427")).isNotEqualTo(key);
        keys.add(2);
        assertThat(vault.lookup("national-id", "056085000427")).isEqualTo(key);
    }

    @Test
    void a_folder_takes_a_new_key_while_running(@TempDir Path folder) throws IOException {
        write(folder, "0001.key", 1);
        write(folder, KeyFolder.LOOKUP, 9);
        AtomicLong nanos = new AtomicLong();
        KeyFolder files = new KeyFolder(folder, nanos::get);
        String first = files.newest().id();
        write(folder, "0002.key", 2);
        assertThat(files.newest().id()).isEqualTo(first);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        String second = files.newest().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(files.byId(first)).isPresent();
        write(folder, "0003.key", 3);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        byte[] secret = new byte[VaultKey.BYTES];
        secret[0] = 3;
        assertThat(files.byId(new VaultKey(secret).id())).isPresent();
        assertThat(files.byId("00000000")).isEmpty();
    }

    @Test
    void a_folder_without_a_key_or_with_half_a_key_is_refused(@TempDir Path folder)
            throws IOException {
        write(folder, KeyFolder.LOOKUP, 9);
        assertThatThrownBy(() -> new KeyFolder(folder, System::nanoTime))
                .isInstanceOf(IllegalStateException.class);
        Files.write(folder.resolve("0001.key"), new byte[31]);
        assertThatThrownBy(() -> new KeyFolder(folder, System::nanoTime))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void write(Path folder, String name, int seed) throws IOException {
        byte[] secret = new byte[VaultKey.BYTES];
        secret[0] = (byte) seed;
        Files.write(folder.resolve(name), secret);
    }
}

package vn.hospitalkiosk.gateway.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written without making text of it first is what the text would have been.
class CanonicalBytesTest {
    private static final int MOST_LEAVES = 70;

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                -10,
                99,
                999_999_999,
                1_000_000_000,
                -1_234_567_890_123L,
                1_795_582_800_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void a_number_is_its_decimal_digits(long number) {
        String digits = Long.toString(number);
        assertThat(text(new Netstrings().text("x").number(number)))
                .isEqualTo("1:x," + digits.length() + ":" + digits + ",");
    }

    @Test
    void a_hash_is_its_hexadecimal_digits() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(text(new Netstrings().hex(bytes, 3, 253)))
                .isEqualTo("506:" + HexFormat.of().formatHex(bytes, 3, 256) + ",");
    }

    @Test
    void what_was_written_before_is_written_again() {
        Netstrings head = new Netstrings().text("journal/1").text("Bệnh viện".repeat(99));
        assertThat(text(new Netstrings().again(head.bytes()).number(7)))
                .isEqualTo(text(head) + "1:7,");
        assertThat(new Netstrings().again(head.bytes()).sha256())
                .isEqualTo(Sha256.over(head.bytes()));
    }

    /// RFC 9162 §2.1.1: the left tree is the largest power of two that leaves a right one.
    @Test
    void a_tree_of_any_size_is_that_of_the_rfc() throws Exception {
        Leaves leaves = new Leaves();
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < MOST_LEAVES; i++) {
            Netstrings content = new Netstrings().number(i * 31L);
            leaves.add(i, content);
            hashes.add(content.sha256().bytes());
            assertThat(leaves.merkleRoot().bytes()).isEqualTo(root(hashes));
        }
    }

    private static byte[] root(List<byte[]> hashes) throws Exception {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int left = Integer.highestOneBit(hashes.size() - 1);
        MessageDigest engine = MessageDigest.getInstance("SHA-256");
        engine.update((byte) 1);
        engine.update(root(hashes.subList(0, left)));
        return engine.digest(root(hashes.subList(left, hashes.size())));
    }

    @Test
    void a_journal_is_found_in_and_out_of_order() {
        Leaves leaves = new Leaves();
        for (long journal = 10; journal <= 50; journal += 10) {
            leaves.add(journal, new Netstrings().number(journal));
        }
        assertThat(leaves.find(30, 2)).isEqualTo(2);
        assertThat(leaves.find(30, 0)).isEqualTo(2);
        assertThat(leaves.find(50, 99)).isEqualTo(4);
        assertThat(leaves.find(35, 3)).isNegative();
    }

    private static String text(Netstrings written) {
        return new String(written.bytes(), StandardCharsets.UTF_8);
    }
}

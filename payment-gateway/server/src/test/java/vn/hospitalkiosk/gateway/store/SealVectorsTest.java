package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.seal.Leaves;
import vn.hospitalkiosk.gateway.ledger.seal.Netstrings;

/// The bytes that are hashed, computed a second time by the words of `docs/wires.md` alone.
class SealVectorsTest {
    private static final String JOURNAL =
            """
            SELECT facility_id, journal_id, posted_in, business_date,
              ((extract(epoch FROM posted_at) * 1000000)::bigint) AS posted_at, kind, subject_kind, subject_id, shift, reverses, reason
            FROM journal WHERE facility_id = ? ORDER BY journal_id
            """;
    private static final String ENTRIES =
            "SELECT line, amount_vnd, account, kiosk_id, psp, channel FROM entry WHERE facility_id = ? AND journal_id = ? ORDER BY line";

    @TempDir private Path folder;

    private static String netstring(@Nullable Object value) {
        if (value == null) {
            return "-,";
        }
        String text = value.toString();
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_auditor_gets_the_hashes_of_journals_and_seals_from_the_rows() throws Exception {
        SealedBook book = new SealedBook(folder);
        book.post(71_480);
        long number = book.post(5);
        TestDatabase.transactions()
                .within(() ->
                        book.ledger.post(
                                Journal.reversing(
                                        book.ledger.find(number).orElseThrow(),
                                        "huỷ tại máy POS",
                                        book.ledger.find(number).orElseThrow().journal().time())));
        book.sealer().work();

        JdbcClient jdbc = TestDatabase.jdbc();
        List<String> leaves = new ArrayList<>();
        StringBuilder members = new StringBuilder();
        for (Map<String, @Nullable Object> journal :
                jdbc.sql(JOURNAL).param(book.facility.value()).query().listOfRows()) {
            StringBuilder text = new StringBuilder(netstring("journal/1"));
            journal.values().forEach(value -> text.append(netstring(value)));
            for (Map<String, @Nullable Object> entry :
                    jdbc.sql(ENTRIES)
                            .params(
                                    book.facility.value(),
                                    Objects.requireNonNull(journal.get("journal_id")))
                            .query()
                            .listOfRows()) {
                entry.values().forEach(value -> text.append(netstring(value)));
            }
            leaves.add(sha256(text.toString()));
            members.append(netstring(journal.get("journal_id")))
                    .append(netstring(leaves.getLast()));
        }
        Map<String, @Nullable Object> seal =
                jdbc.sql(
                                """
                                SELECT day, number, position, up_to, floor, ((extract(epoch FROM sealed_at) * 1000000)::bigint) AS at,
                                  encode(previous, 'hex') AS previous, encode(leaves, 'hex') AS leaves, encode(hash, 'hex') AS hash
                                FROM seal WHERE facility_id = ?
                                """)
                        .param(book.facility.value())
                        .query()
                        .singleRow();
        assertThat(seal.get("leaves")).isEqualTo(String.join("", leaves));
        StringBuilder text =
                new StringBuilder(netstring("seal/1")).append(netstring(book.facility));
        for (String column :
                List.of("day", "number", "position", "up_to", "floor", "at", "previous")) {
            text.append(netstring(seal.get(column)));
        }
        assertThat(seal.get("hash")).isEqualTo(sha256(text.append(members).toString()));
    }

    @Test
    void the_example_in_the_document_is_right() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("../../docs/wires.md"));
        int at = 0;
        while (!lines.get(at).startsWith("9:journal/1,")) {
            at++;
        }
        assertThat(sha256(lines.get(at))).isEqualTo(lines.get(at + 1));
    }

    /// RFC 9162 §2.1.3 draws the tree of seven leaves: ((a b) (c d)) ((e f) g).
    @Test
    void the_merkle_tree_is_that_of_the_rfc() throws Exception {
        Leaves leaves = new Leaves();
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Netstrings content = new Netstrings().number(i);
            leaves.add(i, content);
            hashes.add(content.sha256().bytes());
        }
        byte[] left = node(node(hashes.get(0), hashes.get(1)), node(hashes.get(2), hashes.get(3)));
        byte[] right = node(node(hashes.get(4), hashes.get(5)), hashes.get(6));
        assertThat(leaves.merkleRoot().bytes()).isEqualTo(node(left, right));
    }

    private static byte[] node(byte[] left, byte[] right) throws Exception {
        MessageDigest engine = MessageDigest.getInstance("SHA-256");
        engine.update((byte) 1);
        engine.update(left);
        return engine.digest(right);
    }
}

package vn.hospitalkiosk.gateway.ledger.seal;

import java.security.MessageDigest;
import java.util.Arrays;

/// Numbers of journals and the SHA-256 of each, in order. Holds a million without an object per journal.
public final class Leaves {
    private static final int USUAL = 16;
    private static final byte NODE = 1;

    private final MessageDigest engine = Sha256.engine();
    private long[] journals = new long[USUAL];
    private byte[] hashes = new byte[USUAL * Sha256.BYTES];
    private int size;

    /// @throws IllegalArgumentException when there is not one hash for each journal
    public static Leaves of(Long[] journals, byte[] hashes) {
        if (hashes.length != journals.length * Sha256.BYTES) {
            throw new IllegalArgumentException("a seal needs one hash for each journal");
        }
        Leaves leaves = new Leaves();
        leaves.journals = Arrays.stream(journals).mapToLong(Long::longValue).toArray();
        leaves.hashes = hashes.clone();
        leaves.size = journals.length;
        return leaves;
    }

    /// @param canonical the journal's bytes
    public void add(long journal, Netstrings canonical) {
        room(1);
        canonical.sha256(engine, hashes, size * Sha256.BYTES);
        journals[size++] = journal;
    }

    public void addAll(Leaves others) {
        room(others.size);
        System.arraycopy(others.journals, 0, journals, size, others.size);
        System.arraycopy(others.hashes, 0, hashes, size * Sha256.BYTES, others.size * Sha256.BYTES);
        size += others.size;
    }

    private void room(int more) {
        if (size + more > journals.length) {
            int enough = Math.max(journals.length * 2, size + more);
            journals = Arrays.copyOf(journals, enough);
            hashes = Arrays.copyOf(hashes, enough * Sha256.BYTES);
        }
    }

    public int size() {
        return size;
    }

    public long journal(int index) {
        return journals[index];
    }

    public Long[] journals() {
        return Arrays.stream(journals, 0, size).boxed().toArray(Long[]::new);
    }

    public byte[] hashes() {
        return Arrays.copyOf(hashes, size * Sha256.BYTES);
    }

    /// @param likely where it stands when they come in order
    /// @return where the journal stands, negative when it does not; only when the numbers grow
    int find(long journal, int likely) {
        if (likely < size && journals[likely] == journal) {
            return likely;
        }
        return Arrays.binarySearch(journals, 0, size, journal);
    }

    boolean sameHash(int index, Leaves others, int other) {
        return Arrays.equals(
                hashes,
                index * Sha256.BYTES,
                (index + 1) * Sha256.BYTES,
                others.hashes,
                other * Sha256.BYTES,
                (other + 1) * Sha256.BYTES);
    }

    void writeTo(Netstrings canonical) {
        for (int i = 0; i < size; i++) {
            canonical.number(journals[i]);
            canonical.hex(hashes, i * Sha256.BYTES, Sha256.BYTES);
        }
    }

    /// RFC 9162 §2.1.1, with the journals' own hashes as leaves: a node is SHA-256(01 ‖ left ‖ right), one without a neighbour goes up as it is.
    public Sha256 merkleRoot() {
        if (size == 0) {
            return Sha256.NONE;
        }
        byte[] level = hashes();
        for (int nodes = size; nodes > 1; nodes = (nodes + 1) / 2) {
            parents(level, nodes);
        }
        return Sha256.of(Arrays.copyOf(level, Sha256.BYTES));
    }

    /// In place: a parent never stands behind its children.
    private void parents(byte[] level, int nodes) {
        for (int left = 0; left + 1 < nodes; left += 2) {
            engine.update(NODE);
            engine.update(level, left * Sha256.BYTES, 2 * Sha256.BYTES);
            Sha256.end(engine, level, left / 2 * Sha256.BYTES);
        }
        if (nodes % 2 == 1) {
            System.arraycopy(
                    level,
                    (nodes - 1) * Sha256.BYTES,
                    level,
                    nodes / 2 * Sha256.BYTES,
                    Sha256.BYTES);
        }
    }
}

package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.Finding.What;

/// One day of the book while it is compared with its seals: first all its journals, then all its seals by number.
final class SealedDay {
    private static final int USUAL = 16;

    private final LocalDate day;
    private final Findings findings;
    private final Leaves booked = new Leaves();
    private final BitSet sealed = new BitSet();
    private final Leaves asSealed = new Leaves();

    /// What stands outside the database about seals of this day, by number.
    private final Map<Integer, Sha256> witnessed = new HashMap<>();

    private long[] transactions = new long[USUAL];
    private Seal.Head head = Seal.Head.NONE;
    private int likely;

    SealedDay(LocalDate day, Findings findings) {
        this.day = day;
        this.findings = findings;
    }

    void journal(long number, long transaction, Netstrings canonical) {
        if (booked.size() == transactions.length) {
            transactions = Arrays.copyOf(transactions, 2 * transactions.length);
        }
        transactions[booked.size()] = transaction;
        booked.add(number, canonical);
    }

    void witness(int seal, Sha256 hash) {
        Sha256 other = witnessed.putIfAbsent(seal, hash);
        if (other != null && !other.equals(hash)) {
            findings.add(What.REWRITTEN, day, seal, 0);
        }
    }

    void seal(Seal seal, FacilityId facility) {
        if (seal.number() != head.number() + 1) {
            findings.add(What.SEAL_MISSING, day, head.number() + 1, 0);
        } else if (!seal.previous().equals(head.hash())) {
            findings.add(What.CHAIN_BROKEN, day, seal.number(), 0);
        }
        if (!seal.expected(facility).equals(seal.hash())) {
            findings.add(What.SEAL_CHANGED, day, seal.number(), 0);
        }
        Sha256 known = witnessed.remove(seal.number());
        if (known != null && !known.equals(seal.hash())) {
            findings.add(What.REWRITTEN, day, seal.number(), 0);
        }
        for (int i = 0; i < seal.leaves().size(); i++) {
            leaf(seal, i);
        }
        asSealed.addAll(seal.leaves());
        head = seal.head();
    }

    private void leaf(Seal seal, int index) {
        long journal = seal.leaves().journal(index);
        int at = booked.find(journal, likely);
        likely = Math.max(0, at + 1);
        if (at < 0) {
            findings.add(What.JOURNAL_MISSING, day, seal.number(), journal);
        } else if (sealed.get(at)) {
            findings.add(What.JOURNAL_SEALED_TWICE, day, seal.number(), journal);
        } else {
            sealed.set(at);
            if (!booked.sameHash(at, seal.leaves(), index)) {
                findings.add(What.JOURNAL_CHANGED, day, seal.number(), journal);
            }
        }
    }

    /// To be asked when the seal that the root names has just been taken in.
    boolean matches(DailyRoot root) {
        return root.lastSeal().equals(head.hash())
                && root.journals() == asSealed.size()
                && root.merkleRoot().equals(asSealed.merkleRoot());
    }

    Seal.Head head() {
        return head;
    }

    /// @param unsealed told the transaction and the number of every journal that no seal holds
    void end(Unsealed unsealed) {
        witnessed.keySet().stream().min(Integer::compare).ifPresent(this::cut);
        for (int i = sealed.nextClearBit(0); i < booked.size(); i = sealed.nextClearBit(i + 1)) {
            unsealed.found(day, transactions[i], booked.journal(i));
        }
    }

    /// A missing seal in the middle is a finding of its own already.
    private void cut(int firstMissing) {
        if (firstMissing > head.number()) {
            findings.add(What.TAIL_CUT, day, head.number() + 1, 0);
        }
    }

    @FunctionalInterface
    interface Unsealed {
        void found(LocalDate day, long transaction, long journal);
    }
}

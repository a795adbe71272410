package vn.hospitalkiosk.virtual.cardterminal;

import java.util.List;
import java.util.function.Predicate;

/// Sums of a batch, in minor units of the wire. Voided sales count as voids only.
public record Totals(
        int batch,
        int sales,
        long salesMinor,
        int voids,
        long voidsMinor,
        int refunds,
        long refundsMinor) {
    static Totals of(int batch, List<LedgerEntry> entries) {
        Predicate<LedgerEntry> good = e -> e.state() == LedgerEntry.State.APPROVED;
        List<LedgerEntry> sales = entries.stream().filter(good).filter(e -> e.isSale()).toList();
        List<LedgerEntry> refunds = entries.stream().filter(good).filter(e -> !e.isSale()).toList();
        List<LedgerEntry> voids =
                entries.stream().filter(e -> e.state() == LedgerEntry.State.VOIDED).toList();
        return new Totals(
                batch,
                sales.size(),
                sum(sales),
                voids.size(),
                sum(voids),
                refunds.size(),
                sum(refunds));
    }

    private static long sum(List<LedgerEntry> entries) {
        return entries.stream().mapToLong(LedgerEntry::amountMinor).sum();
    }

    long netMinor() {
        return salesMinor - refundsMinor;
    }
}

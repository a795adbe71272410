package vn.hospitalkiosk.gateway.settlement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.Vnd;

/// A terminal's settlement beside what we have captured. Pure.
///
/// @param accounted sales this settlement speaks of, or should have
/// @param differences none: all agrees
record Comparison(List<OpenSale> accounted, Vnd own, List<Difference> differences) {
    /// @param open what no earlier settlement of this kiosk has accounted for
    static Comparison of(SettlementReport report, List<OpenSale> open) {
        List<Difference> differences = new ArrayList<>();
        Set<PaymentId> told = new HashSet<>(report.sales());
        List<OpenSale> inBatch =
                open.stream().filter(sale -> told.contains(sale.payment())).toList();
        // Taken before the batch was closed, and not in it.
        List<OpenSale> left =
                open.stream()
                        .filter(sale ->
                                !told.contains(sale.payment())
                                        && sale.takenAt().isBefore(report.at()))
                        .toList();
        inBatch.forEach(sale -> told.remove(sale.payment()));
        left.forEach(sale -> differences.add(new Difference.NotInBatch(sale.payment())));
        told.forEach(payment -> differences.add(new Difference.NotCaptured(payment)));
        Vnd own = inBatch.stream().map(OpenSale::amount).reduce(Vnd.ZERO, Vnd::plus);
        Optional<Vnd> net = report.told().map(SettlementReport.Totals::net).or(report::net);
        if (net.isEmpty()) {
            differences.add(new Difference.NoTotals());
        } else if (!net.get().equals(own)) {
            differences.add(new Difference.OtherSum(net.get(), own));
        }
        report.told()
                .filter(totals -> totals.sales() != inBatch.size())
                .ifPresent(totals ->
                        differences.add(new Difference.OtherCount(totals.sales(), inBatch.size())));
        List<OpenSale> accounted = new ArrayList<>(inBatch);
        accounted.addAll(left);
        return new Comparison(List.copyOf(accounted), own, List.copyOf(differences));
    }

    List<String> words() {
        return differences.stream().map(Difference::text).toList();
    }

    boolean matches() {
        return differences.isEmpty();
    }
}

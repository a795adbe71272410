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
/// @param differences in words for finance; empty: all agrees
record Comparison(List<OpenSale> accounted, Vnd own, List<String> differences) {
    /// @param open what no earlier settlement of this kiosk has accounted for
    static Comparison of(SettlementReport report, List<OpenSale> open) {
        List<String> differences = new ArrayList<>();
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
        left.forEach(sale -> differences.add("captured and not in the batch: " + sale.payment()));
        told.forEach(payment -> differences.add("in the batch and not captured: " + payment));
        Vnd own = inBatch.stream().map(OpenSale::amount).reduce(Vnd.ZERO, Vnd::plus);
        Optional<Vnd> net = report.told().map(SettlementReport.Totals::net).or(report::net);
        if (net.isEmpty()) {
            differences.add("the terminal told no totals");
        } else if (!net.get().equals(own)) {
            differences.add(
                    "the terminal settled %d VND, captured are %d VND"
                            .formatted(net.get().dong(), own.dong()));
        }
        report.told()
                .filter(totals -> totals.sales() != inBatch.size())
                .ifPresent(totals ->
                        differences.add(
                                "the terminal settled %d sales, captured are %d"
                                        .formatted(totals.sales(), inBatch.size())));
        List<OpenSale> accounted = new ArrayList<>(inBatch);
        accounted.addAll(left);
        return new Comparison(List.copyOf(accounted), own, List.copyOf(differences));
    }

    boolean matches() {
        return differences.isEmpty();
    }
}

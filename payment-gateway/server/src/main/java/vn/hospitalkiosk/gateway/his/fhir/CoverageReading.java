package vn.hospitalkiosk.gateway.his.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import vn.hospitalkiosk.api.CoverageView;

/// State of the insurance on a day, from what the HIS has as active. The cover that ends last speaks; one without an end is open.
final class CoverageReading {
    private static final int WHOLE = 100;

    private CoverageReading() {}

    static CoverageView read(List<Coverage> active, LocalDate day, ZoneId zone) {
        return active.stream()
                .max(Comparator.comparing(coverage -> end(coverage, zone).orElse(LocalDate.MAX)))
                .map(coverage -> view(coverage, day, zone))
                .orElseGet(() ->
                        new CoverageView(
                                CoverageView.State.NOT_USED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static CoverageView view(Coverage coverage, LocalDate day, ZoneId zone) {
        Optional<LocalDate> until = end(coverage, zone);
        boolean over = until.filter(last -> last.isBefore(day)).isPresent();
        return new CoverageView(
                over ? CoverageView.State.EXPIRED : CoverageView.State.VALID,
                Optional.ofNullable(coverage.getSubscriberId()).map(CoverageReading::lastFour),
                until,
                percent(coverage));
    }

    private static Optional<LocalDate> end(Coverage coverage, ZoneId zone) {
        return lastDay(coverage.getPeriod(), zone);
    }

    /// A `date` is that day; a moment is the day it falls on in the hospital.
    static Optional<LocalDate> lastDay(Period period, ZoneId zone) {
        String end = period.hasEnd() ? period.getEndElement().getValueAsString() : "";
        if (end.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Optional.of(LocalDate.parse(end));
        }
        return end.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(period.getEnd().toInstant(), zone));
    }

    static String lastFour(String card) {
        return "•••• " + card.substring(Math.max(0, card.length() - 4));
    }

    /// `copaypct` 20: the insurance pays 80.
    private static Optional<Integer> percent(Coverage coverage) {
        return coverage.getCostToBeneficiary().stream()
                .filter(cost ->
                        cost.getType().getCoding().stream()
                                .anyMatch(coding -> "copaypct".equals(coding.getCode())))
                .filter(cost -> cost.getValue() instanceof Quantity)
                .map(cost -> WHOLE - cost.getValueQuantity().getValue().intValueExact())
                .filter(percent -> percent >= 0 && percent <= WHOLE)
                .findFirst();
    }
}

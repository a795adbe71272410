package vn.hospitalkiosk.gateway.his.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.AmountInWords;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// What a visit would cost: the ChargeItems the HIS has planned for it, with the insurance's share of each (extension `charge-share`). Sums are made here, prices and shares never: without them there is no quote.
final class FhirQuotes {
    private final Questions questions;
    private final FhirSystems systems;

    FhirQuotes(Questions questions, FhirSystems systems) {
        this.questions = questions;
        this.systems = systems;
    }

    HisAnswer<QuoteView> of(VisitWish wish) {
        String plan = plan(wish);
        return questions
                .search(
                        ChargeItem.class,
                        Map.of(
                                "subject",
                                "Patient/" + wish.patient().value(),
                                "identifier",
                                systems.plannedFor() + "|" + plan))
                .then(found ->
                        read(
                                found.stream()
                                        .filter(one -> isPlanned(one, wish.patient(), plan))
                                        .sorted(Comparator.comparingInt(this::order))
                                        .toList()));
    }

    private static String plan(VisitWish wish) {
        String goal =
                switch (wish.goal()) {
                    case VisitWish.Goal.Booked(BookingId booking) ->
                            "Appointment/" + booking.value();
                    case VisitWish.Goal.WalkIn(ClinicId clinic, VisitWish.Reason _) ->
                            "HealthcareService/" + clinic.value();
                };
        return goal + (wish.insured() ? "/insured" : "/own-cost");
    }

    private boolean isPlanned(ChargeItem item, HisPatientId patient, String plan) {
        return item.getStatus() == ChargeItem.ChargeItemStatus.PLANNED
                && patient.value().equals(item.getSubject().getReferenceElement().getIdPart())
                && value(item, systems.plannedFor()).filter(plan::equals).isPresent();
    }

    private int order(ChargeItem item) {
        return value(item, systems.order())
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
    }

    private static Optional<String> value(ChargeItem item, String system) {
        return item.getIdentifier().stream()
                .filter(id -> system.equals(id.getSystem()) && id.hasValue())
                .map(Identifier::getValue)
                .findFirst();
    }

    /// Of one ChargeItem.
    private record Charge(BillView.Line line, Share share) {}

    private record Share(
            Vnd insurance, Vnd coPayment, Vnd notCovered, Vnd deposit, Optional<Integer> percent) {}

    private HisAnswer<QuoteView> read(List<ChargeItem> items) {
        if (items.isEmpty()) {
            return new NotOffered<>();
        }
        List<Charge> charges = items.stream().map(this::charge).toList();
        if (charges.stream().anyMatch(one -> !addsUp(one))) {
            return new Rejected<>("ChargeItem: does not add up");
        }
        QuoteView quote = quote(charges);
        return quote.addsUp() && quote.due().compareTo(Vnd.ZERO) >= 0
                ? new Done<>(quote)
                : new Rejected<>("ChargeItem: does not add up");
    }

    private static boolean addsUp(Charge charge) {
        Share share = charge.share();
        return share.insurance()
                .plus(share.coPayment())
                .plus(share.notCovered())
                .equals(charge.line().amount());
    }

    private static QuoteView quote(List<Charge> charges) {
        Vnd coPayment = sum(charges, Share::coPayment);
        Vnd notCovered = sum(charges, Share::notCovered);
        Vnd deposit = sum(charges, Share::deposit);
        Vnd due = coPayment.plus(notCovered).minus(deposit);
        return new QuoteView(
                charges.stream().map(Charge::line).toList(),
                charges.stream().map(one -> one.line().amount()).reduce(Vnd.ZERO, Vnd::plus),
                sum(charges, Share::insurance),
                charges.stream()
                        .flatMap(one -> one.share().percent().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(0),
                coPayment,
                notCovered,
                deposit,
                due,
                AmountInWords.of(due));
    }

    private static Vnd sum(List<Charge> charges, Function<Share, Vnd> part) {
        return charges.stream().map(one -> part.apply(one.share())).reduce(Vnd.ZERO, Vnd::plus);
    }

    private Charge charge(ChargeItem item) {
        if (!item.hasPriceOverride() || !item.getCode().hasText()) {
            throw new UnreadableAnswer("a planned charge needs a name and a price");
        }
        return new Charge(
                new BillView.Line(
                        item.getCode().getText(),
                        note(item),
                        item.hasQuantity() ? item.getQuantity().getValue().intValueExact() : 1,
                        InvoiceReading.vnd(item.getPriceOverride())),
                share(item));
    }

    private String note(ChargeItem item) {
        return item.getExtensionsByUrl(systems.lineNote()).stream()
                .map(Extension::getValue)
                .filter(StringType.class::isInstance)
                .map(Type::primitiveValue)
                .findFirst()
                .orElse("");
    }

    private Share share(ChargeItem item) {
        Map<String, Type> parts =
                item.getExtensionsByUrl(systems.chargeShare()).stream()
                        .flatMap(whole -> whole.getExtension().stream())
                        .filter(Extension::hasValue)
                        .collect(
                                Collectors.toMap(
                                        Extension::getUrl,
                                        Extension::getValue,
                                        (first, again) -> first));
        if (parts.isEmpty()) {
            throw new UnreadableAnswer("a planned charge without who pays it");
        }
        return new Share(
                money(parts, "insurance"),
                money(parts, "co-payment"),
                money(parts, "not-covered"),
                money(parts, "deposit"),
                parts.get("percent") instanceof IntegerType percent
                        ? Optional.of(percent.getValue())
                        : Optional.empty());
    }

    private static Vnd money(Map<String, Type> parts, String name) {
        return parts.get(name) instanceof Money money ? InvoiceReading.vnd(money) : Vnd.ZERO;
    }
}

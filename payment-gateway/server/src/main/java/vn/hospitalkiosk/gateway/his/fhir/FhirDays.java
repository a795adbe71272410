package vn.hospitalkiosk.gateway.his.fhir;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.DetailsComponent;
import org.hl7.fhir.r4.model.PaymentReconciliation.PaymentReconciliationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisOutcome.Rejected;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// The close of a day as a PaymentReconciliation: one detail per payment (by the id its PaymentNotice has), deposit and refund. What was given back counts negative.
final class FhirDays {
    private static final String TERMS = "http://terminology.hl7.org/CodeSystem/payment-type";

    private final FhirSettings settings;
    private final FhirSystems systems;
    private final Clock clock;
    private final KeyedCreate<PaymentReconciliation> days;

    FhirDays(KeyedCreates creates, FhirSettings settings, Clock clock) {
        this.settings = settings;
        this.systems = settings.systems();
        this.clock = clock;
        this.days =
                creates.of(
                        PaymentReconciliation.class,
                        PaymentReconciliation::getIdentifier,
                        one -> one.getStatus() == PaymentReconciliationStatus.ACTIVE);
    }

    HisOutcome<HisMoney.Recorded> tell(HisCommand command, DayStatement day) {
        return HisOutcome.of(
                days.create(command, () -> new Done<>(reconciliation(command, day))),
                kept ->
                        isSame(kept.resource(), day)
                                ? HisOutcome.of(kept.existed(), new HisMoney.Recorded())
                                : new Rejected<>(
                                        HisRefusal.KEY_REUSED,
                                        "PaymentReconciliation: the key stands for other figures"));
    }

    private static boolean isSame(PaymentReconciliation kept, DayStatement day) {
        return kept.getDetail().size() == day.lines().size()
                && kept.getPaymentAmount().hasValue()
                && kept.getPaymentAmount()
                                .getValue()
                                .compareTo(BigDecimal.valueOf(day.total().dong()))
                        == 0;
    }

    private PaymentReconciliation reconciliation(HisCommand command, DayStatement day) {
        PaymentReconciliation whole = new PaymentReconciliation();
        whole.addIdentifier().setSystem(systems.command()).setValue(command.key());
        whole.setStatus(PaymentReconciliationStatus.ACTIVE);
        Instant midnight = day.day().atStartOfDay(settings.zone()).toInstant();
        Instant next = day.day().plusDays(1).atStartOfDay(settings.zone()).toInstant();
        whole.setPeriod(
                new Period()
                        .setStartElement(FhirCheckIn.moment(midnight, settings.zone()))
                        .setEndElement(FhirCheckIn.moment(next.minusSeconds(1), settings.zone())));
        whole.setCreatedElement(FhirCheckIn.moment(clock.instant(), settings.zone()));
        whole.setOutcome(RemittanceOutcome.COMPLETE);
        whole.setDisposition("issue " + day.issue());
        whole.setPaymentDateElement(new DateType(day.day().toString()));
        whole.setPaymentAmount(money(day.total()));
        whole.setPaymentIdentifier(
                new Identifier()
                        .setSystem(systems.day())
                        .setValue(command.facility().value() + "/" + day.day()));
        day.lines().forEach(line -> whole.addDetail(detail(line)));
        return whole;
    }

    private DetailsComponent detail(HisMoney.MoneyRecord line) {
        DetailsComponent detail =
                new DetailsComponent()
                        .setIdentifier(
                                new Identifier().setSystem(systems.payment()).setValue(line.id()))
                        .setAmount(money(DayStatement.signed(line)));
        return switch (line) {
            case HisMoney.PaymentRecord payment ->
                    on(payment.capturedAt(), detail)
                            .setType(type("payment", "Payment"))
                            .setRequest(new Reference("Invoice/" + payment.bill().value()));
            case HisMoney.RefundRecord refund ->
                    on(refund.refundedAt(), detail)
                            .setType(type("adjustment", "Adjustment"))
                            .setRequest(new Reference("Invoice/" + refund.bill().value()));
            case HisMoney.DepositRecord deposit ->
                    on(deposit.capturedAt(), detail)
                            .setType(type("advance", "Advance"))
                            .setRequest(new Reference("Encounter/" + deposit.encounter()));
        };
    }

    private DetailsComponent on(Instant at, DetailsComponent detail) {
        return detail.setDateElement(
                new DateType(LocalDate.ofInstant(at, settings.zone()).toString()));
    }

    private static CodeableConcept type(String code, String display) {
        return new CodeableConcept(new Coding(TERMS, code, display));
    }

    private static Money money(Vnd amount) {
        return new Money().setValue(amount.dong()).setCurrency("VND");
    }
}

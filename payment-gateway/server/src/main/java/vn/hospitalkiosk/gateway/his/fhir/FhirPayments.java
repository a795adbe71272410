package vn.hospitalkiosk.gateway.his.fhir;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PaymentNotice;
import org.hl7.fhir.r4.model.Reference;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisOutcome.Rejected;
import vn.hospitalkiosk.gateway.his.HisOutcome.Unknown;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Telling the HIS about money. Done only when the HIS's own Invoice says `balanced`.
final class FhirPayments {
    private final Questions questions;
    private final FhirSettings settings;
    private final Clock clock;
    private final KeyedCreate<PaymentNotice> notices;

    FhirPayments(KeyedCreates creates, FhirSettings settings, Clock clock) {
        this.questions = creates.questions();
        this.settings = settings;
        this.clock = clock;
        this.notices =
                creates.of(
                        new KeyedCreate.Kind<>(
                                PaymentNotice.class,
                                PaymentNotice::getIdentifier,
                                notice ->
                                        notice.getStatus()
                                                == PaymentNotice.PaymentNoticeStatus.ACTIVE,
                                settings.systems().payment()));
    }

    HisOutcome<HisMoney.Recorded> record(HisMoney.PaymentRecord payment) {
        return HisOutcome.of(
                notices.create(payment.key().value(), () -> new HisAnswer.Done<>(notice(payment))),
                kept ->
                        sameAmount(kept.resource(), payment)
                                ? balanced(payment, kept.existed())
                                : new Rejected<>(
                                        HisRefusal.KEY_REUSED,
                                        "PaymentNotice: the key stands for another amount"));
    }

    private static boolean sameAmount(PaymentNotice notice, HisMoney.PaymentRecord payment) {
        return notice.hasAmount()
                && notice.getAmount().hasValue()
                && notice.getAmount()
                                .getValue()
                                .compareTo(BigDecimal.valueOf(payment.amount().dong()))
                        == 0;
    }

    private HisOutcome<HisMoney.Recorded> balanced(
            HisMoney.PaymentRecord payment, boolean existed) {
        return HisOutcome.of(
                questions.read(Invoice.class, payment.bill().value()),
                invoice ->
                        switch (invoice.getStatus()) {
                            case BALANCED -> HisOutcome.of(existed, new HisMoney.Recorded());
                            case CANCELLED, ENTEREDINERROR ->
                                    new Rejected<>(HisRefusal.BILL_VOID, "Invoice: cancelled");
                            case null, default -> new Unknown<>("Invoice: not balanced yet");
                        });
    }

    private PaymentNotice notice(HisMoney.PaymentRecord payment) {
        PaymentNotice notice = new PaymentNotice();
        notice.addIdentifier()
                .setSystem(settings.systems().payment())
                .setValue(payment.key().value());
        notice.setStatus(PaymentNotice.PaymentNoticeStatus.ACTIVE);
        notice.setRequest(new Reference("Invoice/" + payment.bill().value()));
        notice.setCreatedElement(FhirCheckIn.moment(clock.instant(), settings.zone()));
        notice.setPayment(
                new Reference()
                        .setIdentifier(new Identifier().setValue(payment.reference()))
                        .setDisplay(payment.method()));
        notice.setPaymentDateElement(
                new DateType(
                        LocalDate.ofInstant(payment.capturedAt(), settings.zone()).toString()));
        notice.setRecipient(new Reference().setDisplay(settings.recipient()));
        notice.setAmount(new Money().setValue(payment.amount().dong()).setCurrency("VND"));
        notice.setPaymentStatus(
                new CodeableConcept(
                        new Coding(
                                "http://terminology.hl7.org/CodeSystem/paymentstatus",
                                "paid",
                                "Paid")));
        return notice;
    }
}

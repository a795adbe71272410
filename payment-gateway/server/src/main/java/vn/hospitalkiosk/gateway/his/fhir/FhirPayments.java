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
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;

/// Telling the HIS about money. Done only when the HIS's own Invoice says `balanced`.
final class FhirPayments {
    private final Questions questions;
    private final FhirSettings settings;
    private final Clock clock;
    private final KeyedCreate<PaymentNotice> notices;

    FhirPayments(FhirDoor door, Questions questions, FhirSettings settings, Clock clock) {
        this.questions = questions;
        this.settings = settings;
        this.clock = clock;
        this.notices =
                new KeyedCreate<>(
                        door,
                        questions,
                        PaymentNotice.class,
                        PaymentNotice::getIdentifier,
                        settings.systems().payment());
    }

    HisAnswer<His.Recorded> record(His.PaymentRecord payment) {
        return notices.create(payment.key().value(), () -> new Done<>(notice(payment)))
                .then(kept ->
                        sameAmount(kept.resource(), payment)
                                ? balanced(payment, kept.existed())
                                : new Rejected<>(
                                        "PaymentNotice: the key stands for another amount"));
    }

    private static boolean sameAmount(PaymentNotice notice, His.PaymentRecord payment) {
        return notice.hasAmount()
                && notice.getAmount().hasValue()
                && notice.getAmount()
                                .getValue()
                                .compareTo(BigDecimal.valueOf(payment.amount().dong()))
                        == 0;
    }

    private HisAnswer<His.Recorded> balanced(His.PaymentRecord payment, boolean existed) {
        return questions
                .read(Invoice.class, payment.bill().value())
                .then(invoice ->
                        switch (invoice.getStatus()) {
                            case BALANCED -> new Done<>(new His.Recorded(existed));
                            case CANCELLED, ENTEREDINERROR -> new Rejected<>("Invoice: cancelled");
                            case null, default -> new Unknown<>("Invoice: not balanced yet");
                        });
    }

    private PaymentNotice notice(His.PaymentRecord payment) {
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

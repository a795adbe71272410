package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CreatePaymentAnswer.Created.class, name = "created"),
    @JsonSubTypes.Type(
            value = CreatePaymentAnswer.BeingPaidElsewhere.class,
            name = "being-paid-elsewhere"),
    @JsonSubTypes.Type(value = CreatePaymentAnswer.NothingDue.class, name = "nothing-due"),
    @JsonSubTypes.Type(value = CreatePaymentAnswer.Refused.class, name = "refused")
})
public sealed interface CreatePaymentAnswer {
    /// The intent exists; its state says whether a QR can be shown (`AWAITING_PAYER`) or the psp's answer is not known yet (`UNRESOLVED`).
    record Created(PaymentView payment) implements CreatePaymentAnswer {}

    /// Another kiosk has an open intent for this bill.
    record BeingPaidElsewhere(KioskId kiosk) implements CreatePaymentAnswer {}

    /// The HIS says the bill is paid or void.
    record NothingDue() implements CreatePaymentAnswer {}

    /// No money can have moved.
    record Refused(FailureCode code) implements CreatePaymentAnswer {}
}

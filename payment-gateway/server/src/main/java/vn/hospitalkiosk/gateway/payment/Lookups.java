package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// What became of a payment, for whoever knows its reference: no name, no service, no kiosk of origin.
public final class Lookups {
    private final PaymentIntents intents;
    private final KnownReferences references;
    private final His his;
    private final Map<PspCode, String> labels;
    private final AuditTrail audit;
    private final Clock clock;

    /// @param labels wordmarks of the ways to pay
    public Lookups(
            PaymentIntents intents,
            KnownReferences references,
            His his,
            Map<PspCode, String> labels,
            AuditTrail audit,
            Clock clock) {
        this.intents = intents;
        this.references = references;
        this.his = his;
        this.labels = Map.copyOf(labels);
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<LookupView> find(String reference) {
        return intent(reference).map(this::view);
    }

    public Optional<LookupView> find(PaymentId payment) {
        return intents.find(payment).map(this::view);
    }

    private Optional<PaymentIntent> intent(String reference) {
        return references.payment(reference).flatMap(intents::find);
    }

    /// A copy of the receipt to print now; empty: no such payment, or none with a receipt.
    public Optional<ReceiptCopy> copy(KioskId kiosk, String reference, CommandId job) {
        return intent(reference)
                .filter(intent -> intent.progress().receiptNumber().isPresent())
                .map(intent -> {
                    int number = references.copy(intent.id(), job, kiosk, clock.instant());
                    audit.note(
                            "kiosk " + kiosk,
                            "receipt-copy",
                            intent.id().value(),
                            "copy " + number);
                    return new ReceiptCopy(view(intent), shares(intent.bill()), number);
                });
    }

    /// The services stay out: whoever finds a slip shall not read what somebody was treated for.
    private Optional<BillView> shares(BillId bill) {
        return switch (his.invoice(bill)) {
            case HisAnswer.Done<HisMoney.Invoice>(HisMoney.Invoice invoice) ->
                    Optional.of(withoutServices(invoice.bill()));
            case HisAnswer.Rejected<HisMoney.Invoice> _,
                    HisAnswer.Unknown<HisMoney.Invoice> _,
                    HisAnswer.NotOffered<HisMoney.Invoice> _ ->
                    Optional.empty();
        };
    }

    private static BillView withoutServices(BillView bill) {
        return new BillView(
                bill.id(),
                java.util.List.of(),
                bill.total(),
                bill.insurancePays(),
                bill.insurancePercent(),
                bill.coPayment(),
                bill.notCovered(),
                bill.deposit(),
                bill.due(),
                bill.dueInWords());
    }

    private LookupView view(PaymentIntent intent) {
        return new LookupView(
                intent.reference(),
                intent.progress().code(),
                intent.amount(),
                intent.psp(),
                labels.getOrDefault(intent.psp(), intent.psp().value()),
                intent.createdAt(),
                intent.progress().capturedAt(),
                intent.progress().receiptNumber());
    }
}

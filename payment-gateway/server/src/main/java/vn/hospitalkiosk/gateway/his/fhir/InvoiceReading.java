package vn.hospitalkiosk.gateway.his.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemComponent;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemPriceComponentComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.StringType;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.AmountInWords;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// An Invoice as a bill. Nothing is computed; a bill whose figures do not fit each other is refused rather than shown.
final class InvoiceReading {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final FhirSystems systems;

    InvoiceReading(FhirSystems systems) {
        this.systems = systems;
    }

    HisAnswer<HisMoney.Invoice> read(Invoice invoice) {
        if (!invoice.hasStatus()) {
            return new Rejected<>("Invoice: no status");
        }
        return switch (invoice.getStatus()) {
            case ISSUED -> open(bill(invoice));
            case BALANCED ->
                    new Done<>(new HisMoney.Invoice(bill(invoice), HisMoney.Invoice.Status.PAID));
            case CANCELLED, ENTEREDINERROR ->
                    new Done<>(new HisMoney.Invoice(bill(invoice), HisMoney.Invoice.Status.VOID));
            case DRAFT, NULL -> new Rejected<>("Invoice: not issued yet");
        };
    }

    private static HisAnswer<HisMoney.Invoice> open(BillView bill) {
        return bill.addsUp() && bill.due().compareTo(Vnd.ZERO) >= 0
                ? new Done<>(new HisMoney.Invoice(bill, HisMoney.Invoice.Status.OPEN))
                : new Rejected<>("Invoice: does not add up");
    }

    private BillView bill(Invoice invoice) {
        Vnd due = invoice.hasTotalNet() ? vnd(invoice.getTotalNet()) : Vnd.ZERO;
        Vnd insurance = total(invoice, "insurance");
        return new BillView(
                new BillId(invoice.getIdElement().getIdPart()),
                invoice.getLineItem().stream().map(this::line).toList(),
                total(invoice, "total"),
                insurance,
                component(invoice, "insurance").map(InvoiceReading::percent).orElse(0),
                total(invoice, "co-payment"),
                total(invoice, "not-covered"),
                total(invoice, "deposit"),
                due,
                AmountInWords.of(due));
    }

    private BillView.Line line(InvoiceLineItemComponent item) {
        List<InvoiceLineItemPriceComponentComponent> base =
                item.getPriceComponent().stream()
                        .filter(price -> price.getType() == Invoice.InvoicePriceComponentType.BASE)
                        .toList();
        if (base.size() != 1 || !item.hasChargeItemCodeableConcept()) {
            throw new UnreadableAnswer("an invoice line needs a name and one base price");
        }
        InvoiceLineItemPriceComponentComponent price = base.getFirst();
        return new BillView.Line(
                item.getChargeItemCodeableConcept().getText(),
                note(item),
                price.hasFactor() ? price.getFactor().intValueExact() : 1,
                vnd(price.getAmount()));
    }

    private String note(InvoiceLineItemComponent item) {
        return item.getExtensionsByUrl(systems.lineNote()).stream()
                .filter(extension -> extension.getValue() instanceof StringType)
                .map(extension -> extension.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static Optional<InvoiceLineItemPriceComponentComponent> component(
            Invoice invoice, String code) {
        return invoice.getTotalPriceComponent().stream()
                .filter(price ->
                        price.getCode().getCoding().stream()
                                .anyMatch(coding -> code.equals(coding.getCode())))
                .findFirst();
    }

    private static Vnd total(Invoice invoice, String code) {
        return component(invoice, code).map(price -> vnd(price.getAmount())).orElse(Vnd.ZERO);
    }

    private static int percent(InvoiceLineItemPriceComponentComponent insurance) {
        return insurance.hasFactor() ? insurance.getFactor().multiply(WHOLE).intValueExact() : 0;
    }

    static Vnd vnd(Money money) {
        if (!money.hasValue() || (money.hasCurrency() && !"VND".equals(money.getCurrency()))) {
            throw new UnreadableAnswer("an amount is not in đồng");
        }
        return new Vnd(money.getValue().longValueExact());
    }
}

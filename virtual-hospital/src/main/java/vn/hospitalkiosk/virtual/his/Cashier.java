package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Money that was taken elsewhere. An invoice is balanced when what came reaches what was due; what came beyond that stands in the books as overpaid, for a person to give back.
final class Cashier {
    /// @param key of the one who took the money
    /// @param applied to the invoice; the rest of `amount` is overpaid
    /// @param method how it was paid, in the words of the one who took it; may be empty
    record Payment(
            String notice,
            String key,
            String invoice,
            long amount,
            long applied,
            String reference,
            String method,
            String paidAt) {
        ObjectNode toJson() {
            return Json.object()
                    .put("notice", notice)
                    .put("key", key)
                    .put("invoice", invoice)
                    .put("amountVnd", amount)
                    .put("appliedVnd", applied)
                    .put("overpaidVnd", amount - applied)
                    .put("reference", reference)
                    .put("method", method)
                    .put("paidAt", paidAt);
        }

        static Payment ofJson(JsonNode json) {
            return new Payment(
                    json.path("notice").stringValue(""),
                    json.path("key").stringValue(""),
                    json.path("invoice").stringValue(""),
                    json.path("amountVnd").longValue(0),
                    json.path("appliedVnd").longValue(0),
                    json.path("reference").stringValue(""),
                    json.path("method").stringValue(""),
                    json.path("paidAt").stringValue(""));
        }
    }

    private final Records records;
    private final List<Payment> payments = new ArrayList<>();

    Cashier(Records records) {
        this.records = records;
    }

    /// @param sent the PaymentNotice as the client wants it
    /// @return the PaymentNotice as the HIS keeps it
    ObjectNode record(ObjectNode sent, Instant now) {
        Incoming notice = new Incoming(sent, records);
        notice.requireCode("status", "active");
        notice.required("created");
        notice.requireCode("paymentStatus.coding.0.code", "paid");
        String reference = notice.required("payment.identifier.value");
        String key = notice.required("identifier.0.value");
        long amount = notice.money("amount");
        ObjectNode invoice = notice.referred("request", "Invoice");
        if (invoice.path("status").stringValue("").equals("cancelled")) {
            throw Refusal.againstRule("the invoice was cancelled");
        }
        ObjectNode kept = sent.deepCopy();
        String invoiceReference = Records.referenceOf(invoice);
        kept.set("request", Fhir.reference(invoiceReference));
        long open = due(invoice) - paidOf(invoiceReference);
        payments.add(
                new Payment(
                        records.add(kept, now),
                        key,
                        invoiceReference,
                        amount,
                        Math.min(amount, open),
                        reference,
                        notice.at("payment.display").stringValue(""),
                        notice.at("paymentDate").stringValue(Fhir.dateTime(now))));
        if (open > 0 && amount >= open) {
            invoice.put("status", "balanced");
            records.changed(invoice, now);
        }
        return kept;
    }

    static long due(ObjectNode invoice) {
        return invoice.path("totalNet").path("value").decimalValue().longValueExact();
    }

    /// What was put to this invoice, without what came too much.
    long paidOf(String invoice) {
        return payments.stream()
                .filter(p -> p.invoice().equals(invoice))
                .mapToLong(Payment::applied)
                .sum();
    }

    List<Payment> payments() {
        return payments;
    }

    void load(JsonNode json) {
        payments.clear();
        Records.objects(json).forEach(p -> payments.add(Payment.ofJson(p)));
    }
}

package vn.hospitalkiosk.virtual.his;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// HisBridge's bills and what was paid for them.
final class BridgeMoney {
    private final Books books;

    BridgeMoney(Books books) {
        this.books = books;
    }

    static ObjectNode amounts(Bill bill) {
        ObjectNode amounts = Json.object();
        ArrayNode lines = amounts.putArray("lines");
        for (PriceList.Service service : bill.services()) {
            lines.addObject()
                    .put("name", service.billName())
                    .put("note", service.note())
                    .put("quantity", 1)
                    .put("amount", service.vnd());
        }
        return amounts.put("total", bill.total())
                .put("insurancePays", bill.insurance())
                .put("insurancePercent", bill.insurancePercent())
                .put("coPayment", bill.coPayment())
                .put("notCovered", bill.notCovered())
                .put("deposit", bill.deposit())
                .put("due", bill.due());
    }

    List<ObjectNode> ofAccount(String account) {
        return books.records().about("Invoice", account).stream().map(this::shown).toList();
    }

    ObjectNode open(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("patientId"));
        String patient = "Patient/" + BridgePeople.text(asked, "patientId");
        ObjectNode answer = Json.object();
        ArrayNode bills = answer.putArray("bills");
        books.records().about("Invoice", patient).stream()
                .filter(i -> BridgeVisits.status(i).equals("issued"))
                .sorted(
                        Comparator.comparing((ObjectNode i) -> i.path("date").stringValue(""))
                                .reversed())
                .forEach(i -> bills.add(shown(i)));
        return answer;
    }

    ObjectNode bill(String id) {
        return shown(invoice(id));
    }

    private ObjectNode invoice(String id) {
        return books.records()
                .find("Invoice", id)
                .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_BILL"));
    }

    private ObjectNode shown(ObjectNode invoice) {
        ObjectNode bill =
                Json.object()
                        .put("id", invoice.path("id").stringValue(""))
                        .put("status", status(invoice));
        ArrayNode lines = bill.putArray("lines");
        for (ObjectNode item : Records.objects(invoice.path("lineItem"))) {
            lines.addObject()
                    .put(
                            "name",
                            item.path("chargeItemCodeableConcept").path("text").stringValue(""))
                    .put("note", item.path("extension").path(0).path("valueString").stringValue(""))
                    .put("quantity", 1)
                    .put("amount", amount(item.path("priceComponent").path(0)));
        }
        JsonNode insurance = total(invoice, "insurance");
        bill.put("total", amount(total(invoice, "total")))
                .put("insurancePays", amount(insurance))
                .put(
                        "insurancePercent",
                        insurance.path("factor").decimalValue().movePointRight(2).intValueExact())
                .put("coPayment", amount(total(invoice, "co-payment")))
                .put("notCovered", amount(total(invoice, "not-covered")))
                .put("deposit", amount(total(invoice, "deposit")))
                .put("due", Cashier.due(invoice));
        String account = invoice.path("account").path("reference").stringValue("");
        books.records().all("Encounter").stream()
                .filter(e ->
                        e.path("account").path(0).path("reference").stringValue("").equals(account))
                .findFirst()
                .ifPresent(e -> bill.put("encounterId", e.path("id").stringValue("")));
        return bill;
    }

    private static String status(ObjectNode invoice) {
        return switch (BridgeVisits.status(invoice)) {
            case "balanced" -> "PAID";
            case "cancelled" -> "VOID";
            default -> "OPEN";
        };
    }

    private static JsonNode total(ObjectNode invoice, String code) {
        return Records.objects(invoice.path("totalPriceComponent")).stream()
                .filter(t ->
                        t.path("code")
                                .path("coding")
                                .path(0)
                                .path("code")
                                .stringValue("")
                                .equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static long amount(JsonNode priced) {
        return priced.path("amount").path("value").decimalValue().longValueExact();
    }

    void pay(String bill, String key, ObjectNode payment) {
        BridgeRefusal.demandOnly(
                payment, Set.of("amount", "capturedAt", "method", "reference", "receiptNumber"));
        ObjectNode invoice = invoice(bill);
        switch (status(invoice)) {
            case "PAID" -> throw BridgeRefusal.conflict("BILL_PAID");
            case "VOID" -> throw BridgeRefusal.conflict("BILL_VOID");
            default -> books.recordPayment(notice(bill, key, payment));
        }
    }

    /// As the FHIR face would have got it, so that one judge reads both.
    private static ObjectNode notice(String bill, String key, ObjectNode payment) {
        ObjectNode notice = Fhir.resource("PaymentNotice").put("status", "active");
        notice.set("identifier", Fhir.list(Fhir.identifier(Sid.PAYMENT, key)));
        notice.put("created", BridgePeople.text(payment, "capturedAt"));
        notice.set("request", Fhir.reference("Invoice/" + bill));
        notice.putObject("payment")
                .put("display", BridgePeople.text(payment, "method"))
                .putObject("identifier")
                .put("value", BridgePeople.text(payment, "reference"));
        notice.put("paymentDate", BridgePeople.text(payment, "capturedAt").substring(0, 10));
        notice.set("amount", Fhir.money(whole(payment)));
        notice.putObject("paymentStatus")
                .putArray("coding")
                .addObject()
                .put("system", Sid.PAYMENT_STATUS)
                .put("code", "paid");
        return notice;
    }

    private static long whole(ObjectNode payment) {
        return payment.path("amount")
                .longValueOpt()
                .orElseThrow(() -> BridgeRefusal.badRequest("amount"));
    }

    void refund(String bill, ObjectNode refund) {
        BridgeRefusal.demandOnly(refund, Set.of("amount", "refundedAt", "method", "reference"));
        invoice(bill);
        books.add(Fhir.resource("Refund").put("invoice", bill).put("amountVnd", whole(refund)));
    }

    void deposit(String encounter, ObjectNode deposit) {
        BridgeRefusal.demandOnly(deposit, Set.of("amount", "capturedAt", "method", "reference"));
        ObjectNode visit =
                books.records()
                        .find("Encounter", encounter)
                        .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_TICKET"));
        books.deposit(visit.path("subject").path("reference").stringValue(""), whole(deposit));
        books.remember("ToldDeposit", Records.referenceOf(visit), deposit);
    }

    void reserve(String bill, ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("paymentId", "until"));
        if (!status(invoice(bill)).equals("OPEN")) {
            throw BridgeRefusal.conflict("BILL_PAID");
        }
        Instant now = books.now();
        String payment = BridgePeople.text(asked, "paymentId");
        Stream<ObjectNode> others =
                books.records().all("Reservation").stream()
                        .filter(r -> r.path("invoice").stringValue("").equals(bill))
                        .filter(r -> !r.path("payment").stringValue("").equals(payment))
                        .filter(r -> until(r).isAfter(now));
        if (others.findAny().isPresent()) {
            throw BridgeRefusal.conflict("BILL_RESERVED");
        }
        books.add(
                Fhir.resource("Reservation")
                        .put("invoice", bill)
                        .put("payment", payment)
                        .put("until", BridgePeople.text(asked, "until")));
    }

    /// Whatever stands for that payment ends now.
    void release(String bill, String payment) {
        books.records().all("Reservation").stream()
                .filter(r -> r.path("invoice").stringValue("").equals(bill))
                .filter(r -> r.path("payment").stringValue("").equals(payment))
                .toList()
                .forEach(r ->
                        books.records()
                                .changed(
                                        r.put("until", books.now().atOffset(UTC).toString()),
                                        books.now()));
    }

    private static Instant until(ObjectNode reservation) {
        return OffsetDateTime.parse(reservation.path("until").stringValue("")).toInstant();
    }
}

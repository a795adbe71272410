package vn.hospitalkiosk.virtual.his;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Bills as ZBL with FT1 lines, and what was paid, given back or paid in advance as FT1.
final class Hl7Money {
    private final Books books;
    private final BridgeMoney money;
    private final Hl7People people;

    Hl7Money(Books books) {
        this.books = books;
        this.money = new BridgeMoney(books);
        this.people = new Hl7People(books);
    }

    /// Z73: one bill, or what a patient owes.
    List<Hl7Row> bills(Hl7Message question) {
        String one = question.demanded("ZBL.1");
        List<Hl7Row> rows = new ArrayList<>();
        if (!one.isEmpty()) {
            books.records()
                    .find("Invoice", one)
                    .ifPresent(invoice -> {
                        rows.add(Hl7People.pid(people.numbered(patientOf(invoice))));
                        rows.addAll(whole(money.bill(one)));
                    });
            return rows;
        }
        ObjectNode patient = people.numbered(question.demanded("PID.3.1"));
        rows.add(Hl7People.pid(patient));
        JsonNode open =
                money.open(Json.object().put("patientId", patient.path("id").stringValue("")))
                        .path("bills");
        Records.objects(open).forEach(bill -> rows.addAll(whole(bill)));
        return rows;
    }

    /// The bills of a visit, without their lines.
    List<Hl7Row> ofAccount(String account) {
        return money.ofAccount(account).stream().map(this::sums).toList();
    }

    private List<Hl7Row> whole(ObjectNode bill) {
        List<Hl7Row> rows = new ArrayList<>();
        rows.add(sums(bill));
        int line = 0;
        for (ObjectNode charge : Records.objects(bill.path("lines"))) {
            line++;
            rows.add(
                    new Hl7Row("FT1")
                            .put(1, Integer.toString(line))
                            .put(6, "CG")
                            .parts(7, "", charge.path("name").stringValue(""))
                            .put(8, charge.path("note").stringValue(""))
                            .put(10, charge.path("quantity").asString())
                            .raw(11, charge.path("amount").asString() + "&VND"));
        }
        return rows;
    }

    private Hl7Row sums(ObjectNode bill) {
        String id = bill.path("id").stringValue("");
        return new Hl7Row("ZBL")
                .put(1, id)
                .put(2, bill.path("status").stringValue(""))
                .put(3, bill.path("encounterId").stringValue(""))
                .put(
                        4,
                        Hl7Clock.moment(
                                books.records()
                                        .find("Invoice", id)
                                        .map(i -> i.path("date").stringValue(""))
                                        .orElse("")))
                .raw(5, sum(bill, "total"))
                .raw(6, sum(bill, "insurancePays"))
                .put(7, bill.path("insurancePercent").asString())
                .raw(8, sum(bill, "coPayment"))
                .raw(9, sum(bill, "notCovered"))
                .raw(10, sum(bill, "deposit"))
                .raw(11, sum(bill, "due"));
    }

    private static String sum(ObjectNode bill, String name) {
        return bill.path(name).asString() + "^VND";
    }

    /// Z74: what stands under a key.
    List<Hl7Row> transaction(Hl7Message question) {
        String key = question.demanded("FT1.2");
        return kept(key).map(posting -> List.of(row(posting))).orElseGet(List::of);
    }

    private static Hl7Row row(ObjectNode posting) {
        return new Hl7Row("FT1")
                .put(1, "1")
                .put(2, posting.path("key").stringValue(""))
                .put(6, posting.path("kind").stringValue(""))
                .raw(11, posting.path("amountVnd").asString() + "&VND")
                .put(23, posting.path("bill").stringValue(""));
    }

    private Optional<ObjectNode> kept(String key) {
        return books.records().all("Hl7Posting").stream()
                .filter(p -> p.path("key").stringValue("").equals(key))
                .findFirst();
    }

    /// P03: once per key.
    ///
    /// @return false when it was done before
    boolean post(Hl7Message message) {
        message.need("EVN");
        ObjectNode patient = people.named(message.need("PID"));
        Hl7Segment ft1 = message.need("FT1");
        String key = ft1.at(2);
        String bill = ft1.at(23);
        long amount = amount(ft1);
        Optional<ObjectNode> before = kept(key);
        if (before.isPresent()) {
            if (before.get().path("amountVnd").longValue(0) != amount
                    || !before.get().path("bill").stringValue("").equals(bill)) {
                throw BridgeRefusal.conflict("KEY_REUSED");
            }
            return false;
        }
        demandOwner(bill, patient);
        book(message, ft1, amount);
        books.add(
                Fhir.resource("Hl7Posting")
                        .put("key", key)
                        .put("kind", ft1.at(6))
                        .put("bill", bill)
                        .put("amountVnd", amount));
        return true;
    }

    private void demandOwner(String bill, ObjectNode patient) {
        if (bill.isEmpty()) {
            return;
        }
        ObjectNode invoice =
                books.records()
                        .find("Invoice", bill)
                        .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_BILL"));
        if (!patientOf(invoice).equals(patient.path("id").stringValue(""))) {
            throw BridgeRefusal.none("NO_SUCH_BILL");
        }
    }

    private void book(Hl7Message message, Hl7Segment ft1, long amount) {
        String bill = ft1.at(23);
        ObjectNode told =
                Json.object()
                        .put("amount", amount)
                        .put("method", ft1.at(7))
                        .put("reference", ft1.at(8));
        String at = Hl7Clock.iso(ft1.at(4));
        switch (ft1.at(6)) {
            case "PY" -> {
                told.put("capturedAt", at);
                if (bill.isEmpty()) {
                    money.deposit(message.need("PV1").at(19), told);
                } else {
                    money.pay(bill, ft1.at(2), told);
                }
            }
            case "CD" -> money.refund(bill, told.put("refundedAt", at));
            default -> throw Hl7Refusal.error("103", "FT1-6");
        }
    }

    private static long amount(Hl7Segment ft1) {
        String number = ft1.at(11, 0, 1, 1);
        if (!number.matches("[0-9]{1,12}") || !ft1.at(11, 0, 1, 2).equals("VND")) {
            throw Hl7Refusal.error("102", "FT1-11");
        }
        return Long.parseLong(number);
    }

    private static String patientOf(ObjectNode invoice) {
        String reference = invoice.path("subject").path("reference").stringValue("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}

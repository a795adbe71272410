package vn.hospitalkiosk.virtual.his;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What FHIR tells this HIS beside visits and payments: kept as it was sent, once it has been checked.
final class Told {
    private final Books books;

    Told(Books books) {
        this.books = books;
    }

    /// @param sent a Flag: what a person found about a declared priority
    ObjectNode judge(ObjectNode sent) {
        Incoming flag = new Incoming(sent, books.records());
        flag.required("identifier.0.value");
        flag.referred("subject", "Patient");
        ObjectNode visit = flag.referred("encounter", "Encounter");
        if (flag.required("status").equals("inactive")) {
            visit.putObject("kioskPriority").put("group", "NONE").put("declared", false);
        }
        return keep(sent);
    }

    /// @param sent an AuditEvent: who saw whose record
    ObjectNode look(ObjectNode sent) {
        Incoming event = new Incoming(sent, books.records());
        event.instant("recorded");
        event.required("type.code");
        event.required("agent.0.who.identifier.value");
        event.required("source.observer.identifier.value");
        event.referred("entity.0.what", "Patient");
        return keep(sent);
    }

    /// @param sent a PaymentReconciliation: a day's money, which must be the sum of its lines
    ObjectNode day(ObjectNode sent) {
        Incoming day = new Incoming(sent, books.records());
        day.requireCode("status", "active");
        day.required("identifier.0.value");
        day.instant("created");
        day.required("paymentDate");
        long sum =
                Records.objects(sent.path("detail")).stream()
                        .map(line -> line.path("amount").path("value"))
                        .mapToLong(Told::dong)
                        .sum();
        if (sum != dong(sent.path("paymentAmount").path("value"))) {
            throw Refusal.againstRule("paymentAmount must be the sum of the details");
        }
        return keep(sent);
    }

    private static long dong(JsonNode value) {
        return value.decimalValueOpt()
                .orElseThrow(() -> Refusal.missing("amount"))
                .longValueExact();
    }

    private ObjectNode keep(ObjectNode sent) {
        ObjectNode kept = sent.deepCopy();
        books.add(kept);
        return kept;
    }
}

package vn.hospitalkiosk.virtual.his;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Bookings, arrivals and queue numbers as HL7 segments.
final class Hl7Visits {
    private final Books books;
    private final Hl7People people;
    private final Hl7Money money;
    private final BridgeVisits visits;

    Hl7Visits(Books books, Hl7Money money) {
        this.books = books;
        this.people = new Hl7People(books);
        this.money = money;
        this.visits = new BridgeVisits(books, new BridgeMoney(books));
    }

    List<Hl7Row> bookings(Hl7Message question) {
        ObjectNode patient = people.numbered(question.need("QRD").at(8));
        String day = Hl7Clock.iso(question.need("QRF").at(2)).substring(0, 10);
        List<Hl7Row> rows = new ArrayList<>();
        books.records().all("Appointment").stream()
                .filter(a -> BridgeVisits.isOf(a, patient))
                .filter(a -> BridgeVisits.status(a).equals("booked"))
                .filter(a -> a.path("start").stringValue("").startsWith(day))
                .sorted(Comparator.comparing(a -> a.path("start").stringValue("")))
                .forEach(a -> rows.addAll(booking(a, patient)));
        return rows;
    }

    private static List<Hl7Row> booking(ObjectNode appointment, ObjectNode patient) {
        Hospital.Clinic clinic = Reception.clinicOf(appointment);
        String start = Hl7Clock.moment(appointment.path("start").stringValue(""));
        return List.of(
                new Hl7Row("SCH")
                        .parts(2, appointment.path("id").stringValue(""), "BV")
                        .parts(6, "BOOKED")
                        .parts(8, "NORMAL")
                        .parts(11, "", "", "", start)
                        .put(25, "Booked"),
                Hl7People.pid(patient),
                new Hl7Row("RGS").put(1, "1").put(2, "A"),
                new Hl7Row("AIS")
                        .put(1, "1")
                        .put(2, "A")
                        .parts(3, "KHAM-" + clinic.room(), clinic.specialty(), "BV")
                        .put(4, start),
                new Hl7Row("AIL").put(1, "1").put(2, "A").raw(3, place(clinic.room())));
    }

    /// Point of care, room, bed, facility, status, type, building, floor, description.
    private static String place(String number) {
        ObjectNode place = BridgeVisits.place(number);
        return Hl7Row.joined(
                "^",
                number,
                place.path("room").stringValue(""),
                "",
                "BV",
                "",
                "",
                place.path("building").stringValue(""),
                place.path("floor").stringValue(""),
                place.path("way").stringValue(""));
    }

    /// Z72: by the key of the one who registered it, or by its number.
    List<Hl7Row> visit(Hl7Message question) {
        String key = question.demanded("PV1.50.1");
        Optional<ObjectNode> found =
                key.isEmpty()
                        ? books.records().find("Encounter", question.demanded("PV1.19.1"))
                        : ofKey(key);
        return found.map(this::rows).orElseGet(List::of);
    }

    private Optional<ObjectNode> ofKey(String key) {
        return books.records().all("Encounter").stream()
                .filter(e -> BridgePeople.has(e, Sid.COMMAND, key))
                .findFirst();
    }

    private List<Hl7Row> rows(ObjectNode encounter) {
        String id = encounter.path("id").stringValue("");
        ObjectNode ticket = visits.ticket(id);
        String specialty = ticket.path("clinic").stringValue("");
        List<Hl7Row> rows = new ArrayList<>();
        rows.add(Hl7People.pid(people.numbered(patientOf(encounter))));
        rows.add(
                new Hl7Row("PV1")
                        .put(1, "1")
                        .put(2, "O")
                        .raw(3, place(Hospital.Clinic.ofSpecialty(specialty).orElseThrow().room()))
                        .put(5, bookingOf(encounter))
                        .put(10, specialty)
                        .parts(19, id, "", "", "BV", "VN")
                        .put(
                                44,
                                Hl7Clock.moment(
                                        encounter.path("period").path("start").stringValue("")))
                        .parts(50, keyOf(encounter), "", "", "HOSPITALKIOSK"));
        rows.add(
                new Hl7Row("ZQT")
                        .put(1, ticket.path("number").stringValue(""))
                        .put(2, ticket.path("state").stringValue(""))
                        .put(3, Hl7Clock.moment(ticket.path("expectedAt").stringValue("")))
                        .put(4, ticket.path("ahead").asString()));
        int line = 0;
        for (JsonNode station : ticket.path("today")) {
            line++;
            rows.add(
                    new Hl7Row("NTE")
                            .put(1, Integer.toString(line))
                            .put(3, station.stringValue("")));
        }
        rows.addAll(
                money.ofAccount(
                        encounter.path("account").path(0).path("reference").stringValue("")));
        return rows;
    }

    private static String patientOf(ObjectNode encounter) {
        return last(encounter.path("subject").path("reference").stringValue(""));
    }

    private static String bookingOf(ObjectNode encounter) {
        return last(encounter.path("appointment").path(0).path("reference").stringValue(""));
    }

    private static String keyOf(ObjectNode encounter) {
        return encounter.path("identifier").path(0).path("value").stringValue("");
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /// A04: once per key, all or nothing.
    ///
    /// @return false when it was done before
    boolean register(Hl7Message message) {
        message.need("EVN");
        ObjectNode patient = people.named(message.need("PID"));
        Hl7Segment pv1 = message.need("PV1");
        Hl7Segment kiosk = message.need("ZKI");
        String key = pv1.at(50);
        if (!key.matches("[A-Za-z0-9._-]{8,64}") || pv1.at(5).isEmpty()) {
            throw Hl7Refusal.error("101", "PV1");
        }
        Optional<ObjectNode> before = ofKey(key);
        if (before.isPresent()) {
            boolean same =
                    patientOf(before.get()).equals(patient.path("id").stringValue(""))
                            && bookingOf(before.get()).equals(pv1.at(5));
            if (!same) {
                throw BridgeRefusal.conflict("KEY_REUSED");
            }
            return false;
        }
        visits.checkIn(
                key,
                Json.object()
                        .put("patientId", patient.path("id").stringValue(""))
                        .put("bookingId", pv1.at(5))
                        .put("arrivedAt", Hl7Clock.iso(pv1.at(44)))
                        .put("insured", kiosk.at(2).equals("Y"))
                        .put("coverageVerified", kiosk.at(3).equals("Y"))
                        .put("priority", kiosk.at(4))
                        .put("priorityDeclared", kiosk.at(5).equals("Y")));
        return true;
    }
}

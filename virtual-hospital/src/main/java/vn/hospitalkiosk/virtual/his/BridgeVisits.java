package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// HisBridge's bookings, clinics, check-ins, tickets and results.
final class BridgeVisits {
    private static final Set<String> WISH =
            Set.of(
                    "patientId",
                    "bookingId",
                    "clinicId",
                    "reason",
                    "arrivedAt",
                    "insured",
                    "coverageVerified",
                    "priority",
                    "priorityDeclared",
                    "companion");
    private static final Set<String> PRIORITIES =
            Set.of(
                    "NONE",
                    "EMERGENCY",
                    "UNDER_6",
                    "PREGNANT",
                    "SEVERE_DISABILITY",
                    "AGED_75",
                    "MERIT");

    private final Books books;
    private final BridgePeople people;
    private final BridgeMoney money;

    BridgeVisits(Books books, BridgeMoney money) {
        this.books = books;
        this.people = new BridgePeople(books);
        this.money = money;
    }

    static boolean isOf(ObjectNode appointment, ObjectNode patient) {
        return Records.objects(appointment.path("participant")).stream()
                .anyMatch(p ->
                        p.path("actor")
                                .path("reference")
                                .stringValue("")
                                .equals(Records.referenceOf(patient)));
    }

    ObjectNode bookings(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("patientId", "day", "slip"));
        ObjectNode patient = people.patient(asked);
        String day = BridgePeople.text(asked, "day");
        Stream<ObjectNode> found =
                asked.has("slip")
                        ? slip(BridgePeople.text(asked, "slip"), patient, day).stream()
                        : books
                                .records()
                                .about("Appointment", Records.referenceOf(patient))
                                .stream()
                                .filter(a -> status(a).equals("booked"))
                                .filter(a -> start(a).startsWith(day));
        ObjectNode answer = Json.object();
        ArrayNode bookings = answer.putArray("bookings");
        found.sorted(Comparator.comparing(BridgeVisits::start))
                .forEach(a -> bookings.add(booking(a)));
        return answer;
    }

    private Optional<ObjectNode> slip(String code, ObjectNode patient, String day) {
        Optional<ObjectNode> found =
                BridgePeople.slip(books.records(), code).filter(a -> isOf(a, patient));
        found.ifPresent(a -> {
            if (!Set.of("booked", "proposed").contains(status(a))) {
                throw BridgeRefusal.conflict("BOOKING_USED");
            }
            if (validUntil(a).filter(last -> last.compareTo(day) < 0).isPresent()) {
                throw BridgeRefusal.conflict("BOOKING_EXPIRED");
            }
        });
        return found;
    }

    private static Optional<String> validUntil(ObjectNode appointment) {
        return appointment
                .path("requestedPeriod")
                .path(0)
                .path("end")
                .stringValueOpt()
                .map(end -> end.substring(0, 10));
    }

    private ObjectNode booking(ObjectNode appointment) {
        boolean again =
                appointment
                        .path("appointmentType")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .stringValue("")
                        .equals("FOLLOWUP");
        ObjectNode booking =
                Json.object()
                        .put("id", appointment.path("id").stringValue(""))
                        .put("kind", again ? "RE_EXAMINATION" : "APPOINTMENT")
                        .put("start", start(appointment))
                        .put("clinic", Reception.clinicOf(appointment).specialty());
        booking.set("place", place(Reception.clinicOf(appointment).room()));
        validUntil(appointment).ifPresent(last -> booking.put("validUntil", last));
        return booking;
    }

    static ObjectNode place(String number) {
        Optional<Hospital.Room> room =
                Hospital.ROOMS.stream().filter(r -> r.number().equals(number)).findFirst();
        return Json.object()
                .put("room", "Phòng " + number)
                .put("floor", room.map(Hospital.Room::floor).orElse(""))
                .put("building", Hospital.BUILDING)
                .put("way", room.map(Hospital.Room::way).orElse(""));
    }

    ObjectNode clinics(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("patientId", "insured", "specialty"));
        people.patient(asked);
        ObjectNode answer = Json.object();
        ArrayNode clinics = answer.putArray("clinics");
        Stream.of(Hospital.Clinic.values())
                .sorted(Comparator.comparingInt(c -> books.waiting(c) * c.minutesEach()))
                .forEach(c -> clinics.add(clinic(c)));
        return answer;
    }

    private ObjectNode clinic(Hospital.Clinic clinic) {
        int waiting = books.waiting(clinic);
        ObjectNode shown =
                Json.object()
                        .put("id", "C" + clinic.room())
                        .put("specialty", clinic.specialty())
                        .put("name", "Phòng khám " + clinic.specialty())
                        .put("doctor", "")
                        .put("open", true)
                        .put("waiting", waiting)
                        .put("waitMinutes", waiting * clinic.minutesEach())
                        .put("fee", PriceList.firstVisit(clinic).getFirst().vnd())
                        .put("insured", true);
        shown.set("place", place(clinic.room()));
        return shown;
    }

    private static Hospital.Clinic clinicOf(ObjectNode wish) {
        String id = BridgePeople.text(wish, "clinicId");
        return Stream.of(Hospital.Clinic.values())
                .filter(c -> id.equals("C" + c.room()))
                .findFirst()
                .orElseThrow(() -> BridgeRefusal.conflict("CLINIC_CLOSED"));
    }

    private Optional<ObjectNode> bookingOf(ObjectNode wish, ObjectNode patient) {
        if (!wish.has("bookingId")) {
            return Optional.empty();
        }
        return Optional.of(
                books.records()
                        .find("Appointment", BridgePeople.text(wish, "bookingId"))
                        .filter(a -> isOf(a, patient))
                        .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_BOOKING")));
    }

    ObjectNode quote(ObjectNode wish) {
        ObjectNode patient = wanted(wish);
        Hospital.Clinic clinic =
                bookingOf(wish, patient).map(Reception::clinicOf).orElseGet(() -> clinicOf(wish));
        return BridgeMoney.amounts(
                books.quote(
                        Records.referenceOf(patient),
                        clinic,
                        wish.path("insured").booleanValue(false)));
    }

    private ObjectNode wanted(ObjectNode wish) {
        BridgeRefusal.demandOnly(wish, WISH);
        if (wish.has("bookingId") == wish.has("clinicId")) {
            throw BridgeRefusal.badRequest("exactly one of bookingId and clinicId");
        }
        if (!PRIORITIES.contains(BridgePeople.text(wish, "priority"))) {
            throw BridgeRefusal.badRequest("priority");
        }
        return people.patient(wish);
    }

    ObjectNode checkIn(String key, ObjectNode wish) {
        ObjectNode encounter = admitted(key, wish);
        books.remember("ToldVisit", Records.referenceOf(encounter), wish);
        return encounter;
    }

    private ObjectNode admitted(String key, ObjectNode wish) {
        ObjectNode patient = wanted(wish);
        ObjectNode encounter = Fhir.resource("Encounter").put("status", "arrived");
        encounter.set("identifier", Fhir.list(Fhir.identifier(Sid.COMMAND, key)));
        encounter.putObject("class").put("system", Sid.ACT).put("code", "AMB");
        encounter.set("subject", Fhir.reference(Records.referenceOf(patient)));
        encounter.putObject("period").put("start", BridgePeople.text(wish, "arrivedAt"));
        encounter
                .putObject("kioskPriority")
                .put("group", BridgePeople.text(wish, "priority"))
                .put("declared", wish.path("priorityDeclared").booleanValue(false));
        Optional<ObjectNode> booked = bookingOf(wish, patient);
        if (booked.isEmpty()) {
            return books.walkIn(encounter, patient, clinicOf(wish));
        }
        ObjectNode appointment = booked.get();
        if (!Set.of("booked", "proposed").contains(status(appointment))) {
            throw BridgeRefusal.conflict("BOOKING_USED");
        }
        if (!start(appointment).startsWith(Fhir.day(books.now()).toString())) {
            throw BridgeRefusal.conflict("BOOKING_EXPIRED");
        }
        encounter.set("appointment", Fhir.list(Fhir.reference(Records.referenceOf(appointment))));
        return books.checkIn(encounter);
    }

    ObjectNode checkedIn(ObjectNode encounter) {
        ObjectNode answer = Json.object().put("encounterId", encounter.path("id").stringValue(""));
        answer.set("ticket", ticketOf(encounter));
        ArrayNode bills = answer.putArray("bills");
        money.ofAccount(encounter.path("account").path(0).path("reference").stringValue(""))
                .forEach(bills::add);
        return answer;
    }

    ObjectNode ticket(String encounter) {
        return ticketOf(
                books.records()
                        .find("Encounter", encounter)
                        .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_TICKET")));
    }

    private ObjectNode ticketOf(ObjectNode encounter) {
        ObjectNode task =
                books.records().about("Task", Records.referenceOf(encounter)).stream()
                        .findFirst()
                        .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_TICKET"));
        String specialty = encounter.path("serviceType").path("text").stringValue("");
        ObjectNode ticket =
                Json.object()
                        .put("id", task.path("id").stringValue(""))
                        .put(
                                "number",
                                task.path("identifier").path(0).path("value").stringValue(""))
                        .put("clinic", specialty)
                        .put("state", "WAITING")
                        .put(
                                "expectedAt",
                                task.path("executionPeriod").path("start").stringValue(""))
                        .put("ahead", task.path("input").path(0).path("valueInteger").intValue(0));
        ticket.set("place", place(Hospital.Clinic.ofSpecialty(specialty).orElseThrow().room()));
        ArrayNode today = ticket.putArray("today");
        stations(encounter).forEach(today::add);
        return ticket;
    }

    private List<String> stations(ObjectNode encounter) {
        List<String> stations = new ArrayList<>();
        for (ObjectNode request :
                books.records().about("ServiceRequest", Records.referenceOf(encounter))) {
            JsonNode where = request.path("locationReference").path(0).path("display");
            stations.add(
                    request.path("code").path("text").stringValue("")
                            + " – "
                            + where.stringValue(""));
        }
        return stations;
    }

    ObjectNode results(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("patientId", "since"));
        ObjectNode patient = people.patient(asked);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        books.records().all("DiagnosticReport").stream()
                .filter(r ->
                        r.path("subject")
                                .path("reference")
                                .stringValue("")
                                .equals(Records.referenceOf(patient)))
                .sorted(
                        Comparator.comparing((ObjectNode r) -> r.path("issued").stringValue(""))
                                .reversed())
                .forEach(r -> results.add(result(r)));
        return answer;
    }

    private static ObjectNode result(ObjectNode report) {
        ObjectNode result =
                Json.object()
                        .put("id", report.path("id").stringValue(""))
                        .put("name", report.path("code").path("text").stringValue(""))
                        .put(
                                "state",
                                report.path("status").stringValue("").equals("final")
                                        ? "READY"
                                        : "IN_PROGRESS")
                        .put("at", report.path("issued").stringValue(""));
        result.set(
                "place",
                place(
                        report.path("performer")
                                .path(0)
                                .path("display")
                                .stringValue("")
                                .replace("Phòng ", "")));
        return result;
    }

    void link(ObjectNode link) {
        BridgeRefusal.demandOnly(link, Set.of("number", "issuedAt", "encounterId"));
        ticket(BridgePeople.text(link, "encounterId"));
        books.add(
                Fhir.resource("OfflineNumber")
                        .put("number", BridgePeople.text(link, "number"))
                        .put("encounter", BridgePeople.text(link, "encounterId")));
    }

    /// A person looked at what was declared; what follows from the birth date stays.
    void judge(String encounter, ObjectNode judged) {
        BridgeRefusal.demandOnly(judged, Set.of("declared", "confirmed", "judgedAt"));
        ObjectNode visit =
                books.records()
                        .find("Encounter", encounter)
                        .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_TICKET"));
        boolean declared = visit.path("kioskPriority").path("declared").booleanValue(false);
        if (declared && !judged.path("confirmed").booleanValue(false)) {
            visit.putObject("kioskPriority").put("group", "NONE").put("declared", false);
        }
    }

    /// Here a treatment is closed when the judge says so: [VirtualHis#close].
    ObjectNode closings(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("since"));
        Instant since = OffsetDateTime.parse(BridgePeople.text(asked, "since")).toInstant();
        ObjectNode answer = Json.object();
        ArrayNode ids = answer.putArray("encounterIds");
        books.records().all("Encounter").stream()
                .filter(e -> e.path("period").has("end"))
                .filter(e ->
                        !OffsetDateTime.parse(e.path("period").path("end").stringValue(""))
                                .toInstant()
                                .isBefore(since))
                .forEach(e -> ids.add(e.path("id").stringValue("")));
        return answer;
    }

    /// Not closed yet, stays before visits, the newest first.
    ObjectNode open(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("patientId"));
        ObjectNode patient = people.patient(asked);
        ObjectNode answer = Json.object();
        ArrayNode ids = answer.putArray("encounterIds");
        books.records().about("Encounter", Records.referenceOf(patient)).stream()
                .filter(e -> !e.path("period").has("end"))
                .sorted(
                        Comparator.comparing(BridgeVisits::isStay)
                                .thenComparing(e -> e.path("period").path("start").stringValue(""))
                                .reversed())
                .forEach(e -> ids.add(e.path("id").stringValue("")));
        return answer;
    }

    private static boolean isStay(ObjectNode encounter) {
        return encounter.path("class").path("code").stringValue("").equals("IMP");
    }

    static String status(ObjectNode resource) {
        return resource.path("status").stringValue("");
    }

    private static String start(ObjectNode appointment) {
        return appointment.path("start").stringValue("");
    }
}

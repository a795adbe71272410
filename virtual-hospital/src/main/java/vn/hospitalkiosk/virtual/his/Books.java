package vn.hospitalkiosk.virtual.his;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.web.Json;

/// All the HIS knows, kept on disk after every change. Not for several threads: [VirtualHis] holds the lock.
final class Books {
    private static final String SECTION = "his";

    private final StateFile file;
    private final Clock clock;
    private final Records records = new Records();
    private final Day day = new Day();
    private final Cashier cashier = new Cashier(records);
    private Town town = Town.NONE;

    /// Goes on where the file ends; without one, people and building are new.
    Books(StateFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        file.section(SECTION).ifPresentOrElse(this::load, this::startAfresh);
    }

    Records records() {
        return records;
    }

    /// Everybody with that number or card.
    List<ObjectNode> patientsOf(String value) {
        town.fetch(value)
                .ifPresent(person ->
                        new Morning(records, clock.instant())
                                .admit(person, Integer.parseInt(person.number().substring(6))));
        return records.about("Patient", value);
    }

    /// From now on so many more people have been here before; nothing is written to disk any more.
    void settle(int people) {
        town = new Town(people);
    }

    Search search() {
        return new Search(records);
    }

    /// A new date at the hospital brings new bookings; what was invoiced before stays.
    void turnPage() {
        LocalDate today = Fhir.day(clock.instant());
        if (!today.equals(day.date())) {
            day.begin(today);
            new Morning(records, clock.instant()).book(day);
            save();
        }
    }

    /// As on the first morning: no visits, no invoices, no payments. Ids go on growing.
    void startAfresh() {
        Instant now = clock.instant();
        records.clear();
        town.forget();
        cashier.load(Json.array());
        Morning morning = new Morning(records, now);
        morning.settle();
        day.begin(Fhir.day(now));
        morning.book(day);
        save();
    }

    /// Clinics with the load of now.
    void refreshClinics() {
        new ClinicRecords(records, day, clock.instant()).refresh();
    }

    /// What a visit would cost, for somebody who asks by patient and plan.
    void refreshCharges(String patient, String plan) {
        new PlannedCharges(records, day, clock.instant()).refresh(patient, plan);
    }

    ObjectNode checkIn(ObjectNode encounter) {
        ObjectNode kept = new Reception(records, day, clock.instant()).checkIn(encounter);
        save();
        return kept;
    }

    /// @param sent a Patient; the HIS adds its own code
    ObjectNode admit(ObjectNode sent) {
        Incoming patient = new Incoming(sent, records);
        patient.required("name.0.text");
        patient.required("birthDate");
        patient.required("identifier.0.value");
        ObjectNode kept = sent.deepCopy();
        kept.withArray("identifier")
                .add(
                        Fhir.identifier(
                                        Sid.PATIENT_CODE,
                                        String.format(
                                                Locale.ROOT,
                                                "BN%08d",
                                                900_000 + records.all("Patient").size()))
                                .put("use", "secondary"));
        add(kept);
        return kept;
    }

    /// @param sent a CoverageEligibilityResponse: what an insurance said to somebody else
    ObjectNode believe(ObjectNode sent) {
        Incoming response = new Incoming(sent, records);
        response.requireCode("status", "active");
        response.required("identifier.0.value");
        response.referred("patient", "Patient");
        ObjectNode kept = sent.deepCopy();
        add(kept);
        return kept;
    }

    ObjectNode walkIn(ObjectNode encounter, ObjectNode patient, Hospital.Clinic clinic) {
        ObjectNode kept =
                new Reception(records, day, clock.instant()).walkIn(encounter, patient, clinic);
        save();
        return kept;
    }

    /// The treatment of a visit ends.
    ///
    /// @return false: no such visit
    boolean close(String encounter) {
        Optional<ObjectNode> found = records.find("Encounter", encounter);
        found.ifPresent(visit -> {
            visit.withObject("/period").put("end", Fhir.dateTime(clock.instant()));
            visit.put("status", "finished");
            records.changed(visit, clock.instant());
            save();
        });
        return found.isPresent();
    }

    Bill quote(String patient, Hospital.Clinic clinic, boolean insured) {
        return new Reception(records, day, clock.instant()).quote(patient, clinic, insured);
    }

    /// Keeps something new beside what the day made.
    String add(ObjectNode resource) {
        String reference = records.add(resource, clock.instant());
        save();
        return reference;
    }

    void deposit(String patient, long vnd) {
        day.deposit(patient, vnd);
        save();
    }

    /// Numbers given out so far today and how many of them were called.
    int waiting(Hospital.Clinic clinic) {
        return day.lastNumber(clinic) - clinic.called();
    }

    /// Keeps what was said in a call as it was said, for the judge.
    ///
    /// @param about what the HIS made of it, `Encounter/17`
    void remember(String type, String about, ObjectNode said) {
        ObjectNode told = Fhir.resource(type);
        told.setAll(said);
        add(told.put("about", about));
    }

    /// For the judge: everything of that type as it stands in the books, the newest last.
    ArrayNode all(String type) {
        ArrayNode list = Json.array();
        records.all(type).forEach(one -> list.add(one.deepCopy()));
        return list;
    }

    long paidOf(String invoice) {
        return cashier.paidOf(invoice);
    }

    Instant now() {
        return clock.instant();
    }

    ObjectNode recordPayment(ObjectNode notice) {
        ObjectNode kept = cashier.record(notice, clock.instant());
        save();
        return kept;
    }

    private void save() {
        if (!town.isEmpty()) {
            return;
        }
        ObjectNode all = Json.object();
        all.set("records", records.toJson());
        all.set("day", day.toJson());
        ArrayNode payments = all.putArray("payments");
        cashier.payments().forEach(p -> payments.add(p.toJson()));
        file.keep(SECTION, all);
    }

    private void load(ObjectNode all) {
        records.load(all.path("records"));
        day.load(all.path("day"));
        cashier.load(all.path("payments"));
    }

    /// For the judge: the newest last.
    ArrayNode invoices() {
        ArrayNode list = Json.array();
        for (ObjectNode invoice : records.all("Invoice")) {
            list.addObject()
                    .put("id", invoice.path("id").stringValue(""))
                    .put("number", firstIdentifier(invoice))
                    .put("account", invoice.path("account").path("reference").stringValue(""))
                    .put("status", invoice.path("status").stringValue(""))
                    .put("dueVnd", Cashier.due(invoice))
                    .put("paidVnd", cashier.paidOf(Records.referenceOf(invoice)));
        }
        return list;
    }

    /// For the judge: the newest last.
    ArrayNode encounters() {
        ArrayNode list = Json.array();
        for (ObjectNode encounter : records.all("Encounter")) {
            String id = encounter.path("id").stringValue("");
            list.addObject()
                    .put("id", id)
                    .put("status", encounter.path("status").stringValue(""))
                    .put("patient", encounter.path("subject").path("reference").stringValue(""))
                    .put("command", firstIdentifier(encounter))
                    .put(
                            "account",
                            encounter.path("account").path(0).path("reference").stringValue(""))
                    .put("queueNumber", queueNumber("Encounter/" + id))
                    .put("priority", encounter.path("kioskPriority").path("group").stringValue(""));
        }
        return list;
    }

    private String queueNumber(String encounter) {
        return records.all("Task").stream()
                .filter(t ->
                        t.path("encounter").path("reference").stringValue("").equals(encounter))
                .map(Books::firstIdentifier)
                .findFirst()
                .orElse("");
    }

    /// For the judge: the newest last.
    ArrayNode payments() {
        ArrayNode list = Json.array();
        cashier.payments().forEach(p -> list.add(p.toJson()));
        return list;
    }

    private static String firstIdentifier(ObjectNode resource) {
        return resource.path("identifier").path(0).path("value").stringValue("");
    }
}

package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;
import vn.hospitalkiosk.virtual.web.Json;

/// Fills the books: building and people once, bookings every day. The demo's patient comes at 08:30 to room 205 with 50 000 đ paid in advance; the crowd is spread from 07:00 to 15:45.
final class Morning {
    private static final LocalTime DEMO_TIME = LocalTime.of(8, 30);
    private static final LocalTime FIRST = LocalTime.of(7, 0);
    private static final int MINUTES_APART = 15;
    private static final long DEMO_DEPOSIT = 50_000;

    private final Records records;
    private final Instant now;

    Morning(Records records, Instant now) {
        this.records = records;
        this.now = now;
    }

    void settle() {
        buildings();
        int code = 0;
        for (Person person : everybody()) {
            admit(person, ++code);
        }
    }

    private static List<Person> everybody() {
        List<Person> people = new ArrayList<>();
        people.add(Person.nguyenVanA());
        people.add(InventedPeople.withoutBooking());
        people.addAll(InventedPeople.sharingOneNumber());
        people.add(InventedPeople.withoutInsurance());
        people.addAll(InventedPeople.crowd());
        return people;
    }

    private void buildings() {
        String building = location(Hospital.BUILDING, "bu", "Building", "", "");
        Map<String, String> floors = new HashMap<>();
        for (Hospital.Room room : Hospital.ROOMS) {
            String floor =
                    floors.computeIfAbsent(
                            room.floor(), name -> location(name, "lvl", "Level", "", building));
            location("Phòng " + room.number(), "ro", "Room", room.way(), floor);
        }
    }

    private String location(String name, String kind, String kindText, String way, String partOf) {
        ObjectNode location =
                Fhir.resource("Location")
                        .put("status", "active")
                        .put("name", name)
                        .put("mode", "instance");
        if (!way.isEmpty()) {
            location.put("description", way);
        }
        location.set(
                "physicalType",
                Fhir.coded(
                        "http://terminology.hl7.org/CodeSystem/location-physical-type",
                        kind,
                        kindText));
        if (!partOf.isEmpty()) {
            location.set("partOf", Fhir.reference(partOf));
        }
        return records.add(location, now);
    }

    /// @param code makes the patient's code, `BN00000017`
    void admit(Person person, int code) {
        ObjectNode patient = Fhir.resource("Patient").put("active", true);
        patient.putArray("identifier")
                .add(Fhir.identifier(Sid.NATIONAL_ID, person.number()).put("use", "official"))
                .add(
                        Fhir.identifier(
                                        Sid.PATIENT_CODE,
                                        String.format(Locale.ROOT, "BN%08d", code))
                                .put("use", "secondary"));
        person.insuranceCard()
                .ifPresent(card ->
                        patient.withArray("identifier")
                                .add(Fhir.identifier(Sid.INSURANCE_NUMBER, card)));
        patient.set("name", Fhir.list(Fhir.text(person.fullName()).put("use", "official")));
        patient.put("gender", person.sex().equals("Nam") ? "male" : "female");
        patient.put("birthDate", person.birthDate().toString());
        patient.set("address", Fhir.list(Fhir.text(person.address())));
        String reference = records.add(patient, now);
        person.insuranceCard().ifPresent(card -> insure(reference, person, card));
    }

    /// Everyone insured here is insured at 80 %.
    private void insure(String patient, Person person, String card) {
        ObjectNode coverage = Fhir.resource("Coverage").put("status", "active");
        coverage.set("identifier", Fhir.list(Fhir.identifier(Sid.INSURANCE_NUMBER, card)));
        coverage.put("subscriberId", card);
        coverage.set("beneficiary", Fhir.reference(patient));
        coverage.putObject("period")
                .put("start", person.insuranceUntil().minusYears(5).plusDays(1).toString())
                .put("end", person.insuranceUntil().toString());
        coverage.set("payor", Fhir.list(Json.object().put("display", "Bảo hiểm xã hội Việt Nam")));
        ObjectNode cost = coverage.putArray("costToBeneficiary").addObject();
        cost.set("type", Fhir.coded(Sid.COPAY, "copaypct", "Cùng chi trả"));
        cost.putObject("valueQuantity")
                .put("value", 20)
                .put("unit", "%")
                .put("system", "http://unitsofmeasure.org")
                .put("code", "%");
        records.add(coverage, now);
    }

    /// Bookings of this day; the people must be settled.
    void book(Day day) {
        String demo = patientOf(Person.nguyenVanA());
        booking(demo, Hospital.Clinic.CARDIOLOGY, day.date(), DEMO_TIME);
        day.deposit(demo, DEMO_DEPOSIT);
        if (records.all("DiagnosticReport").isEmpty()) {
            results(demo);
        }
        booking(
                patientOf(InventedPeople.withoutInsurance()),
                Hospital.Clinic.EYES,
                day.date(),
                LocalTime.of(9, 0));
        slip(day.date(), "TK-2026-000731", day.date().plusDays(5));
        slip(day.date(), "TK-2026-000099", day.date().minusDays(1));
        Hospital.Clinic[] clinics = Hospital.Clinic.values();
        List<Person> crowd = InventedPeople.crowd();
        for (int i = 0; i < crowd.size(); i++) {
            booking(
                    patientOf(crowd.get(i)),
                    clinics[i % clinics.length],
                    day.date(),
                    FIRST.plusMinutes((long) i * MINUTES_APART));
        }
    }

    /// A re-examination slip of her who has nothing booked: good any day until the last.
    private void slip(LocalDate today, String code, LocalDate last) {
        ObjectNode appointment =
                booking(
                        patientOf(InventedPeople.withoutBooking()),
                        Hospital.Clinic.ENDOCRINOLOGY,
                        today,
                        LocalTime.of(10, 0));
        appointment.put("status", "proposed");
        appointment.set("identifier", Fhir.list(Fhir.identifier(Sid.SLIP, code)));
        appointment.set(
                "appointmentType",
                Fhir.coded(
                        "http://terminology.hl7.org/CodeSystem/v2-0276", "FOLLOWUP", "Tái khám"));
        appointment.putArray("requestedPeriod").addObject().put("end", last.toString());
    }

    /// Results of an earlier visit: one to be fetched, one still awaited.
    private void results(String patient) {
        result(patient, "Xét nghiệm sinh hoá máu", "final", "Phòng 105");
        result(patient, "Siêu âm Doppler tim", "registered", "Phòng 121");
    }

    private void result(String patient, String name, String status, String room) {
        ObjectNode report = Fhir.resource("DiagnosticReport").put("status", status);
        report.set("code", Fhir.text(name));
        report.set("subject", Fhir.reference(patient));
        report.put("issued", Fhir.dateTime(now.minusSeconds(86_400)));
        report.set("performer", Fhir.list(Json.object().put("display", room)));
        records.add(report, now);
    }

    private String patientOf(Person person) {
        return records.about("Patient", person.number()).stream()
                .map(Records::referenceOf)
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode booking(
            String patient, Hospital.Clinic clinic, LocalDate date, LocalTime time) {
        Instant start = date.atTime(time).atZone(Fhir.ZONE).toInstant();
        ObjectNode appointment = Fhir.resource("Appointment").put("status", "booked");
        appointment.set("serviceType", Fhir.list(Fhir.text(clinic.specialty())));
        appointment.put("start", Fhir.dateTime(start));
        appointment.put("end", Fhir.dateTime(start.plusSeconds(clinic.minutesEach() * 60L)));
        appointment.set(
                "participant",
                Fhir.list(
                        participant(Fhir.reference(patient)),
                        participant(
                                Fhir.reference(
                                        room(records, clinic.room()), "Phòng " + clinic.room()))));
        records.add(appointment, now);
        return appointment;
    }

    private static ObjectNode participant(ObjectNode actor) {
        ObjectNode participant = Json.object().put("status", "accepted");
        participant.set("actor", actor);
        return participant;
    }

    /// The Location of a room: `Location/5`.
    static String room(Records records, String number) {
        return records.all("Location").stream()
                .filter(l -> l.path("name").stringValue("").equals("Phòng " + number))
                .map(Records::referenceOf)
                .findFirst()
                .orElseThrow();
    }
}

package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Check-in: an Encounter for a booking of today. Numbers it, plans the day's stations, prices them, issues the invoice; all there before the answer goes out.
final class Reception {
    private final Records records;
    private final Day day;
    private final Instant now;

    Reception(Records records, Day day, Instant now) {
        this.records = records;
        this.day = day;
        this.now = now;
    }

    /// @param sent the Encounter as the client wants it
    /// @return the Encounter as the HIS keeps it
    ObjectNode checkIn(ObjectNode sent) {
        Incoming encounter = new Incoming(sent, records);
        encounter.requireCode("status", "arrived");
        encounter.requireCode("class.code", "AMB");
        encounter.instant("period.start");
        encounter.required("identifier.0.system");
        encounter.required("identifier.0.value");
        ObjectNode patient = encounter.referred("subject", "Patient");
        if (!sent.has("appointment")) {
            return walkIn(
                    sent,
                    patient,
                    new ClinicRecords(records, day, now)
                            .of(sent)
                            .orElseThrow(() -> Refusal.missing("appointment or clinic")));
        }
        ObjectNode appointment = encounter.referred("appointment.0", "Appointment");
        refuseWrongBooking(patient, appointment);
        appointment.put("status", "arrived");
        records.changed(appointment, now);
        return admit(sent, patient, Optional.of(appointment), clinicOf(appointment));
    }

    /// Without a booking, to the clinic the patient chose.
    ObjectNode walkIn(ObjectNode sent, ObjectNode patient, Hospital.Clinic clinic) {
        return admit(sent, patient, Optional.empty(), clinic);
    }

    /// What a first visit there would cost this patient now; binds nobody.
    Bill quote(String patient, Hospital.Clinic clinic, boolean insured) {
        return Bill.of(
                PriceList.firstVisit(clinic),
                insured ? insurancePercent(patient) : 0,
                day.depositOf(patient));
    }

    private void refuseWrongBooking(ObjectNode patient, ObjectNode appointment) {
        if (!actors(appointment).toList().contains(Records.referenceOf(patient))) {
            throw Refusal.againstRule("the appointment is somebody else's");
        }
        if (!List.of("booked", "proposed").contains(appointment.path("status").stringValue(""))) {
            throw Refusal.againstRule("the appointment was already used");
        }
        Instant start = new Incoming(appointment, records).instant("start");
        if (!Fhir.day(start).equals(day.date())) {
            throw Refusal.againstRule("the appointment is not for today");
        }
    }

    static Hospital.Clinic clinicOf(ObjectNode appointment) {
        String specialty = appointment.path("serviceType").path(0).path("text").stringValue("");
        return Hospital.Clinic.ofSpecialty(specialty).orElseThrow();
    }

    private ObjectNode admit(
            ObjectNode sent,
            ObjectNode patient,
            Optional<ObjectNode> appointment,
            Hospital.Clinic clinic) {
        String person = Records.referenceOf(patient);
        String room =
                appointment
                        .map(Reception::roomOf)
                        .orElseGet(() -> Morning.room(records, clinic.room()));
        ObjectNode encounter = sent.deepCopy();
        encounter.set("subject", Fhir.reference(person));
        appointment.ifPresent(booked ->
                encounter.set(
                        "appointment", Fhir.list(Fhir.reference(Records.referenceOf(booked)))));
        encounter.set("serviceType", Fhir.text(clinic.specialty()));
        ObjectNode place = Json.object();
        place.set("location", Fhir.reference(room, "Phòng " + clinic.room()));
        encounter.set("location", Fhir.list(place));
        ObjectNode account = Fhir.resource("Account").put("status", "active");
        account.set("subject", Fhir.list(Fhir.reference(person)));
        String accountReference = records.add(account, now);
        encounter.set("account", Fhir.list(Fhir.reference(accountReference)));
        String visit = records.add(encounter, now);
        ticket(person, visit, room, clinic);
        List<PriceList.Service> services = PriceList.firstVisit(clinic);
        stations(person, visit, services, clinic);
        invoice(person, accountReference, services);
        return encounter;
    }

    /// References of everyone and everything that takes part.
    private static Stream<String> actors(ObjectNode appointment) {
        return Records.objects(appointment.path("participant")).stream()
                .map(p -> p.path("actor").path("reference").stringValue(""));
    }

    private static String roomOf(ObjectNode appointment) {
        return actors(appointment)
                .filter(reference -> reference.startsWith("Location/"))
                .findFirst()
                .orElseThrow();
    }

    private void ticket(String patient, String visit, String room, Hospital.Clinic clinic) {
        int number = day.nextNumber(clinic);
        int ahead = number - clinic.called() - 1;
        Instant expected =
                now.plus((long) ahead * clinic.minutesEach(), ChronoUnit.MINUTES)
                        .truncatedTo(ChronoUnit.MINUTES);
        ObjectNode task = Fhir.resource("Task").put("status", "requested").put("intent", "order");
        task.set(
                "identifier",
                Fhir.list(
                        Fhir.identifier(
                                Sid.QUEUE_NUMBER, String.format(Locale.ROOT, "%03d", number))));
        task.set("code", Fhir.coded(Sid.TASK_CODE, "queue-ticket", "Số thứ tự"));
        task.set("for", Fhir.reference(patient));
        task.set("encounter", Fhir.reference(visit));
        task.put("authoredOn", Fhir.dateTime(now));
        task.putObject("executionPeriod").put("start", Fhir.dateTime(expected));
        task.set("location", Fhir.reference(room, "Phòng " + clinic.room()));
        ObjectNode input = Json.object().put("valueInteger", ahead);
        input.set("type", Fhir.coded(Sid.INPUT_CODE, "people-ahead", "people-ahead"));
        task.set("input", Fhir.list(input));
        records.add(task, now);
    }

    private void stations(
            String patient,
            String visit,
            List<PriceList.Service> services,
            Hospital.Clinic clinic) {
        int order = 0;
        for (PriceList.Service service : services) {
            if (!service.listName().isEmpty()) {
                order++;
                station(patient, visit, service, order, clinic);
            }
        }
    }

    private void station(
            String patient,
            String visit,
            PriceList.Service service,
            int order,
            Hospital.Clinic clinic) {
        ObjectNode request =
                Fhir.resource("ServiceRequest").put("status", "active").put("intent", "order");
        request.set("identifier", Fhir.list(Fhir.identifier(Sid.ORDER, Integer.toString(order))));
        request.set("code", Fhir.coded(Sid.SERVICE_CODE, service.code(), service.listName()));
        request.set("subject", Fhir.reference(patient));
        request.set("encounter", Fhir.reference(visit));
        request.put("authoredOn", Fhir.dateTime(now));
        request.set(
                "locationReference",
                Fhir.list(
                        Fhir.reference(
                                Morning.room(records, service.room()),
                                Hospital.shortPlace(service.room(), clinic.room()))));
        records.add(request, now);
    }

    private void invoice(String patient, String account, List<PriceList.Service> services) {
        Bill bill = Bill.of(services, insurancePercent(patient), day.depositOf(patient));
        day.useDeposit(patient, bill.deposit());
        ObjectNode invoice = Fhir.resource("Invoice");
        invoice.put("status", bill.due() == 0 ? "balanced" : "issued");
        invoice.set("subject", Fhir.reference(patient));
        invoice.put("date", Fhir.dateTime(now));
        invoice.set("account", Fhir.reference(account));
        invoice.set("lineItem", bill.lineItems());
        invoice.set("totalPriceComponent", bill.totals());
        invoice.set("totalNet", Fhir.money(bill.due()));
        invoice.set("totalGross", Fhir.money(bill.due()));
        String reference = records.add(invoice, now);
        String number =
                "HD" + day.date().toString().replace("-", "") + "-" + reference.split("/", -1)[1];
        invoice.set("identifier", Fhir.list(Fhir.identifier(Sid.INVOICE, number)));
    }

    private int insurancePercent(String patient) {
        return records.about("Coverage", patient).stream()
                .filter(c -> c.path("status").stringValue("").equals("active"))
                .filter(c ->
                        c.path("period")
                                        .path("end")
                                        .stringValue("")
                                        .compareTo(day.date().toString())
                                >= 0)
                .mapToInt(c ->
                        100
                                - c.path("costToBeneficiary")
                                        .path(0)
                                        .path("valueQuantity")
                                        .path("value")
                                        .intValue(100))
                .findFirst()
                .orElse(0);
    }
}

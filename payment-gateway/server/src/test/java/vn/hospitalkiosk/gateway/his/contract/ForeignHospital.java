package vn.hospitalkiosk.gateway.his.contract;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Task;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// The people of a hospital who work on its FHIR server: a server alone gives no numbers and writes no bills. Uses HAPI's own client, none of ours.
final class ForeignHospital {
    static final String CORE = "http://fhir.ehealth.gov.vn/core/sid/";
    static final String OURS = "https://hospital-kiosk.example/fhir/";

    private final IGenericClient client;
    private final AtomicInteger people = new AtomicInteger(1000);

    ForeignHospital(URI base) {
        FhirContext r4 = FhirContext.forR4Cached();
        r4.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        r4.getRestfulClientFactory().setSocketTimeout(60_000);
        this.client = r4.newRestfulGenericClient(base.toString());
    }

    /// A number of no province, new every time.
    NationalId newNumber() {
        return new NationalId(String.format(Locale.ROOT, "999%09d", people.incrementAndGet()));
    }

    HisPatientId patient(NationalId number, String name, String birthDate) {
        Patient patient = new Patient();
        patient.setActive(true);
        patient.addIdentifier().setSystem(CORE + "national_id").setValue(number.digits());
        patient.addIdentifier()
                .setSystem(CORE + "insurance_number")
                .setValue("GD456" + number.digits().substring(2));
        patient.addName(new HumanName().setUse(HumanName.NameUse.OFFICIAL).setText(name));
        patient.getBirthDateElement().setValueAsString(birthDate);
        return new HisPatientId(create(patient));
    }

    void reachedAt(HisPatientId patient, String phone) {
        Patient one = read(Patient.class, patient.value());
        one.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(phone);
        update(one);
    }

    void mother(HisPatientId child, NationalId number) {
        RelatedPerson mother = new RelatedPerson();
        mother.addIdentifier().setSystem(CORE + "national_id").setValue(number.digits());
        mother.setPatient(new Reference("Patient/" + child.value()));
        mother.addRelationship(coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH"));
        create(mother);
    }

    void slip(BookingId booking, String code) {
        Appointment appointment = read(Appointment.class, booking.value());
        appointment.addIdentifier().setSystem(OURS + "sid/slip").setValue(code);
        appointment.addRequestedPeriod().setEndElement(new DateTimeType("2026-11-30"));
        update(appointment);
    }

    /// One service that the patient pays alone.
    void plan(HisPatientId patient, BookingId booking, Vnd price) {
        ChargeItem item = new ChargeItem();
        item.addIdentifier()
                .setSystem(OURS + "sid/planned-for")
                .setValue("Appointment/" + booking.value() + "/insured");
        item.setStatus(ChargeItem.ChargeItemStatus.PLANNED);
        item.setCode(new CodeableConcept().setText("Khám"));
        item.setSubject(new Reference("Patient/" + patient.value()));
        item.setPriceOverride(money(price));
        Extension share = new Extension(OURS + "StructureDefinition/charge-share");
        share.addExtension(new Extension("insurance", money(Vnd.ZERO)));
        share.addExtension(new Extension("co-payment", money(Vnd.ZERO)));
        share.addExtension(new Extension("not-covered", money(price)));
        item.addExtension(share);
        create(item);
    }

    void finish(Encounter visit) {
        Encounter now = read(Encounter.class, visit.getIdElement().getIdPart());
        now.setStatus(Encounter.EncounterStatus.FINISHED);
        update(now);
    }

    void insure(HisPatientId patient, String card, String until) {
        Coverage coverage = new Coverage();
        coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
        coverage.setSubscriberId(card);
        coverage.setBeneficiary(new Reference("Patient/" + patient.value()));
        coverage.getPeriod().setEndElement(new DateTimeType(until));
        coverage.addCostToBeneficiary()
                .setType(
                        coded(
                                "http://terminology.hl7.org/CodeSystem/coverage-copay-type",
                                "copaypct"))
                .setValue(new Quantity(20));
        create(coverage);
    }

    BookingId book(HisPatientId patient, String start, Appointment.AppointmentStatus status) {
        Location room = new Location();
        room.setName("Phòng 205");
        Appointment appointment = new Appointment();
        appointment.setStatus(status);
        appointment.setStartElement(new InstantType(start));
        appointment.setEnd(Date.from(appointment.getStart().toInstant().plusSeconds(600)));
        appointment.addServiceType().setText("Nội Tim mạch");
        appointment
                .addParticipant()
                .setActor(new Reference("Patient/" + patient.value()))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        appointment
                .addParticipant()
                .setActor(new Reference("Location/" + create(room)))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        return new BookingId(create(appointment));
    }

    void becomes(BookingId booking, Appointment.AppointmentStatus status) {
        Appointment appointment = read(Appointment.class, booking.value());
        appointment.setStatus(status);
        update(appointment);
    }

    /// Number, list of today, account and bill for a visit somebody else wrote down.
    BillId admit(Encounter visit, String number, Vnd due) {
        String id = visit.getIdElement().getIdPart();
        Reference patient = visit.getSubject();
        Account account = new Account();
        account.setStatus(Account.AccountStatus.ACTIVE);
        account.addSubject(patient);
        Reference owed = new Reference("Account/" + create(account));
        visit.setAccount(List.of(owed));
        update(visit);
        visit.getAppointment()
                .forEach(booked ->
                        becomes(
                                new BookingId(booked.getReferenceElement().getIdPart()),
                                Appointment.AppointmentStatus.ARRIVED));
        create(ticket(id, patient, number));
        ServiceRequest order = new ServiceRequest();
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        order.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        order.setCode(new CodeableConcept().setText("Khám Nội Tim mạch"));
        order.setSubject(patient);
        order.setEncounter(new Reference("Encounter/" + id));
        create(order);
        return new BillId(create(invoice(patient, owed, due)));
    }

    private static Task ticket(String visit, Reference patient, String number) {
        Task task = new Task();
        task.addIdentifier().setSystem(OURS + "sid/queue-number").setValue(number);
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(coded(OURS + "CodeSystem/task", "queue-ticket"));
        task.setFor(patient);
        task.setEncounter(new Reference("Encounter/" + visit));
        task.addInput()
                .setType(new CodeableConcept().setText("people-ahead"))
                .setValue(new IntegerType(6));
        return task;
    }

    private static Invoice invoice(Reference patient, Reference account, Vnd due) {
        Invoice invoice = new Invoice();
        invoice.setStatus(Invoice.InvoiceStatus.ISSUED);
        invoice.setSubject(patient);
        invoice.setAccount(account);
        invoice.setDate(Date.from(Ward.NOW));
        owe(invoice, due);
        return invoice;
    }

    private static void owe(Invoice invoice, Vnd due) {
        invoice.setLineItem(new ArrayList<>());
        invoice.setTotalPriceComponent(new ArrayList<>());
        invoice.addLineItem()
                .setChargeItem(new CodeableConcept().setText("Khám"))
                .addPriceComponent()
                .setType(Invoice.InvoicePriceComponentType.BASE)
                .setAmount(money(due));
        for (String part : List.of("total", "not-covered")) {
            invoice.addTotalPriceComponent()
                    .setType(
                            part.equals("total")
                                    ? Invoice.InvoicePriceComponentType.BASE
                                    : Invoice.InvoicePriceComponentType.INFORMATIONAL)
                    .setCode(coded(OURS + "CodeSystem/invoice-total", part))
                    .setAmount(money(due));
        }
        invoice.setTotalNet(money(due));
    }

    void charge(BillId bill, Vnd due) {
        Invoice invoice = read(Invoice.class, bill.value());
        owe(invoice, due);
        update(invoice);
    }

    void becomes(BillId bill, Invoice.InvoiceStatus status) {
        Invoice invoice = read(Invoice.class, bill.value());
        invoice.setStatus(status);
        update(invoice);
    }

    void call(String visit) {
        Task task = search(Task.class, "encounter", "Encounter/" + visit).getFirst();
        task.setStatus(Task.TaskStatus.READY);
        update(task);
    }

    /// @param frees starts of the free times; none: fully booked
    HealthcareService clinic(String specialty, List<String> frees) {
        HealthcareService clinic = new HealthcareService();
        clinic.setActive(true);
        clinic.setName("Phòng khám " + specialty);
        clinic.addSpecialty(new CodeableConcept().setText(specialty));
        clinic.setId(create(clinic));
        Schedule schedule = new Schedule();
        schedule.setActive(true);
        schedule.addActor(new Reference("HealthcareService/" + clinic.getIdElement().getIdPart()));
        String planned = create(schedule);
        for (String start : frees) {
            Slot slot = new Slot();
            slot.setSchedule(new Reference("Schedule/" + planned));
            slot.setStatus(Slot.SlotStatus.FREE);
            slot.setStartElement(new InstantType(start));
            slot.setEnd(Date.from(slot.getStart().toInstant().plusSeconds(900)));
            create(slot);
        }
        return clinic;
    }

    List<Encounter> visits(BookingId booking) {
        return search(Encounter.class, "appointment", "Appointment/" + booking.value());
    }

    Encounter visit(String key) {
        return ofKey(Encounter.class, key).getFirst();
    }

    <T extends Resource> List<T> ofKey(Class<T> type, String key) {
        return search(type, "identifier", OURS + "sid/command|" + key);
    }

    <T extends Resource> List<T> search(Class<T> type, String parameter, String value) {
        Bundle found =
                client.search()
                        .forResource(type)
                        .whereMap(Map.of(parameter, List.of(value)))
                        .count(200)
                        .cacheControl(new CacheControlDirective().setNoCache(true))
                        .returnBundle(Bundle.class)
                        .execute();
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    <T extends Resource> T read(Class<T> type, String id) {
        return client.read().resource(type).withId(id).execute();
    }

    String create(Resource resource) {
        MethodOutcome made = client.create().resource(resource).execute();
        return made.getId().getIdPart();
    }

    void update(Resource resource) {
        client.update().resource(resource).execute();
    }

    IGenericClient client() {
        return client;
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    private static Money money(Vnd amount) {
        return new Money().setValue(amount.dong()).setCurrency("VND");
    }
}

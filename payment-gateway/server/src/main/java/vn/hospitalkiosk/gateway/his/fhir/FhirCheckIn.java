package vn.hospitalkiosk.gateway.his.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;

/// Registering an arrival: an Encounter for an Appointment, then what the HIS made of it (number, list, bills).
final class FhirCheckIn {
    private final Questions questions;
    private final FhirSystems systems;
    private final TicketReading tickets;
    private final KeyedCreate<Encounter> encounters;
    private final ZoneId zone;

    FhirCheckIn(
            FhirDoor door,
            Questions questions,
            BiConsumer<String, List<String>> duplicates,
            FhirSystems systems,
            TicketReading tickets,
            ZoneId zone) {
        this.questions = questions;
        this.systems = systems;
        this.tickets = tickets;
        this.zone = zone;
        this.encounters =
                new KeyedCreate<>(
                        door,
                        questions,
                        duplicates,
                        Encounter.class,
                        Encounter::getIdentifier,
                        systems.command());
    }

    HisOutcome<HisVisits.CheckedIn> register(
            HisCommand command, HisPatientId patient, BookingId booking) {
        return HisOutcome.of(
                questions.read(Appointment.class, booking.value()),
                appointment -> register(command, patient, appointment));
    }

    private HisOutcome<HisVisits.CheckedIn> register(
            HisCommand command, HisPatientId patient, Appointment appointment) {
        return HisOutcome.of(
                encounters.create(
                        command.key(),
                        () -> arrival(appointment, patient, command.key(), command.at())),
                kept ->
                        HisOutcome.of(
                                result(kept.resource(), appointment, patient),
                                made -> HisOutcome.of(kept.existed(), made)));
    }

    /// Asked only when no Encounter has the key: an Appointment no longer booked was then used or cancelled by somebody else.
    private HisAnswer<Encounter> arrival(
            Appointment appointment, HisPatientId patient, String key, Instant at) {
        if (!BookingReading.isOf(appointment, patient)) {
            return new Rejected<>("Appointment: of another patient");
        }
        if (!BookingReading.isBooked(appointment)) {
            return new Rejected<>(unusable(appointment), "Appointment: " + status(appointment));
        }
        Encounter encounter = new Encounter();
        encounter.addIdentifier().setSystem(systems.command()).setValue(key);
        encounter.setStatus(Encounter.EncounterStatus.ARRIVED);
        encounter.setClass_(
                new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        encounter.setSubject(new Reference("Patient/" + patient.value()));
        encounter.addAppointment(new Reference("Appointment/" + id(appointment)));
        encounter.setPeriod(new Period().setStartElement(moment(at, zone)));
        return new Done<>(encounter);
    }

    /// A key that was used for somebody else must not show that visit.
    private HisAnswer<HisVisits.CheckedIn> result(
            Encounter encounter, Appointment appointment, HisPatientId patient) {
        boolean ours =
                patient.value().equals(encounter.getSubject().getReferenceElement().getIdPart())
                        && encounter.getAppointment().stream()
                                .anyMatch(booked ->
                                        id(appointment)
                                                .equals(booked.getReferenceElement().getIdPart()));
        if (!ours) {
            return new Rejected<>(
                    HisRefusal.KEY_REUSED, "Encounter: the key was used for another visit");
        }
        String encounterId = encounter.getIdElement().getIdPart();
        return tickets.of(encounterId, BookingReading.clinic(appointment))
                .then(ticket ->
                        bills(encounter)
                                .then(bills ->
                                        new Done<>(
                                                new HisVisits.CheckedIn(
                                                        encounterId, ticket, bills))));
    }

    private HisAnswer<List<BillId>> bills(Encounter encounter) {
        if (!encounter.hasAccount()) {
            return new Done<>(List.of());
        }
        String account = encounter.getAccountFirstRep().getReferenceElement().getIdPart();
        return questions
                .search(Invoice.class, Map.of("account", "Account/" + account))
                .then(invoices ->
                        new Done<>(
                                invoices.stream()
                                        .filter(invoice ->
                                                account.equals(
                                                        invoice.getAccount()
                                                                .getReferenceElement()
                                                                .getIdPart()))
                                        .map(invoice ->
                                                new BillId(invoice.getIdElement().getIdPart()))
                                        .toList()));
    }

    private static HisRefusal unusable(Appointment appointment) {
        return switch (appointment.getStatus()) {
            case ARRIVED, FULFILLED, CHECKEDIN -> HisRefusal.BOOKING_USED;
            case null, default -> HisRefusal.NO_SUCH_BOOKING;
        };
    }

    private static String status(Appointment appointment) {
        return appointment.hasStatus() ? appointment.getStatus().toCode() : "no status";
    }

    private static String id(Appointment appointment) {
        return appointment.getIdElement().getIdPart();
    }

    static DateTimeType moment(Instant at, ZoneId zone) {
        return new DateTimeType(
                Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(zone));
    }
}

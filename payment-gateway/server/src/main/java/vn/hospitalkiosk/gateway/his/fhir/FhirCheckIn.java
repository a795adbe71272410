package vn.hospitalkiosk.gateway.his.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// Registering an arrival: an Encounter for an Appointment or a clinic, then what the HIS made of it (number, list, bills).
final class FhirCheckIn {
    private static final Set<Encounter.EncounterStatus> OVER =
            EnumSet.of(
                    Encounter.EncounterStatus.CANCELLED, Encounter.EncounterStatus.ENTEREDINERROR);
    private static final String STANDING =
            "status=planned,arrived,triaged,in-progress,onleave,finished";

    private final Questions questions;
    private final FhirSystems systems;
    private final TicketReading tickets;
    private final ArrivalWords words;
    private final KeyedCreate<Encounter> encounters;
    private final Alarms alarms;
    private final BooleanSupplier byBooking;
    private final ZoneId zone;

    /// @param byBooking whether the server finds Encounters by their Appointment
    FhirCheckIn(
            KeyedCreates creates, TicketReading tickets, BooleanSupplier byBooking, ZoneId zone) {
        this.questions = creates.questions();
        this.systems = creates.systems();
        this.tickets = tickets;
        this.words = new ArrivalWords(systems);
        this.alarms = creates.alarms();
        this.byBooking = byBooking;
        this.zone = zone;
        this.encounters =
                creates.of(Encounter.class, Encounter::getIdentifier, FhirCheckIn::stands);
    }

    HisOutcome<HisVisits.CheckedIn> register(HisCommand command, VisitWish wish) {
        return switch (wish.goal()) {
            case VisitWish.Goal.Booked(BookingId booking) ->
                    HisOutcome.of(
                            questions.read(Appointment.class, booking.value()),
                            appointment -> booked(command, wish, appointment));
            case VisitWish.Goal.WalkIn(ClinicId clinic, VisitWish.Reason _) ->
                    HisOutcome.of(
                            encounters.create(command, () -> arrival(clinic, wish, command)),
                            kept ->
                                    seen(
                                            kept,
                                            wish,
                                            words.clinic(kept.resource())
                                                    .filter(clinic.value()::equals)
                                                    .isPresent(),
                                            kept.resource().getServiceType().getText()));
        };
    }

    /// A server that can is told to make no second visit for one booking, whatever the key.
    private HisOutcome<HisVisits.CheckedIn> booked(
            HisCommand command, VisitWish wish, Appointment appointment) {
        Supplier<HisAnswer<Encounter>> body = () -> arrival(appointment, wish, command);
        return HisOutcome.of(
                byBooking.getAsBoolean()
                        ? encounters.create(
                                command,
                                new KeyedCreate.Unless<>(
                                        "appointment=Appointment/"
                                                + id(appointment)
                                                + "&"
                                                + STANDING,
                                        Map.entry("appointment", "Appointment/" + id(appointment)),
                                        visit -> isFor(visit, appointment)),
                                body)
                        : encounters.create(command, body),
                kept -> booked(kept, command, wish, appointment));
    }

    private HisOutcome<HisVisits.CheckedIn> booked(
            KeyedCreate.Kept<Encounter> kept,
            HisCommand command,
            VisitWish wish,
            Appointment appointment) {
        Encounter visit = kept.resource();
        if (!encounters.carries(visit, command.key())) {
            return isFor(visit, appointment)
                    ? new HisOutcome.Rejected<>(
                            HisRefusal.BOOKING_USED, "Encounter: made by another command")
                    : new HisOutcome.Unknown<>("Encounter: the server minds no condition");
        }
        return lost(visit, appointment)
                ? new HisOutcome.Rejected<>(
                        HisRefusal.BOOKING_USED, "Encounter: another was made at the same moment")
                : seen(kept, wish, isFor(visit, appointment), BookingReading.clinic(appointment));
    }

    /// Two kiosks with keys of their own may have raced: of several visits for one booking the one with the smallest id goes on, a person cancels the others.
    private boolean lost(Encounter visit, Appointment appointment) {
        if (!byBooking.getAsBoolean()
                || !(questions.search(
                                Encounter.class,
                                Map.of("appointment", "Appointment/" + id(appointment)))
                        instanceof Done<List<Encounter>>(List<Encounter> found))) {
            return false;
        }
        List<Encounter> rivals =
                found.stream()
                        .filter(one -> isFor(one, appointment) && stands(one))
                        .filter(one -> !sameKey(one, visit))
                        .toList();
        if (rivals.isEmpty() || !stands(visit)) {
            return false;
        }
        List<Encounter> all = Stream.concat(Stream.of(visit), rivals.stream()).toList();
        alarms.severalForOneBooking(id(appointment), all);
        return !Collections.min(all, KeyedCreate.SMALLEST_ID).equals(visit);
    }

    private boolean sameKey(Encounter one, Encounter other) {
        return other.getIdentifier().stream()
                .filter(id -> systems.command().equals(id.getSystem()) && id.hasValue())
                .anyMatch(id -> encounters.carries(one, id.getValue()));
    }

    private static boolean stands(Encounter encounter) {
        return !OVER.contains(encounter.getStatus());
    }

    private static boolean isFor(Encounter encounter, Appointment appointment) {
        return encounter.getAppointment().stream()
                .anyMatch(
                        booked -> id(appointment).equals(booked.getReferenceElement().getIdPart()));
    }

    /// Asked only when no Encounter has the key: an Appointment no longer booked was then used or cancelled by somebody else.
    private HisAnswer<Encounter> arrival(
            Appointment appointment, VisitWish wish, HisCommand command) {
        if (!BookingReading.isOf(appointment, wish.patient())) {
            return new Rejected<>("Appointment: of another patient");
        }
        Optional<HisRefusal> unusable =
                FhirSlips.refusal(appointment, LocalDate.ofInstant(command.at(), zone), zone);
        if (unusable.isPresent()) {
            return new Rejected<>(unusable.get(), "Appointment: " + status(appointment));
        }
        Encounter encounter = arrival(wish, command);
        encounter.addAppointment(new Reference("Appointment/" + id(appointment)));
        return new Done<>(encounter);
    }

    private HisAnswer<Encounter> arrival(ClinicId clinic, VisitWish wish, HisCommand command) {
        return questions
                .read(HealthcareService.class, clinic.value())
                .then(service -> {
                    if (service.hasActive() && !service.getActive()) {
                        return new Rejected<>(HisRefusal.CLINIC_CLOSED, "HealthcareService");
                    }
                    Encounter encounter = arrival(wish, command);
                    encounter.setServiceType(
                            new CodeableConcept().setText(ClinicReading.specialty(service)));
                    return new Done<>(encounter);
                });
    }

    private Encounter arrival(VisitWish wish, HisCommand command) {
        Encounter encounter = new Encounter();
        encounter.addIdentifier().setSystem(systems.command()).setValue(command.key());
        encounter.setStatus(Encounter.EncounterStatus.ARRIVED);
        encounter.setClass_(
                new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        encounter.setSubject(new Reference("Patient/" + wish.patient().value()));
        encounter.setPeriod(new Period().setStartElement(moment(command.at(), zone)));
        words.write(encounter, wish);
        return encounter;
    }

    /// A key that was used for somebody else must not show that visit.
    private HisOutcome<HisVisits.CheckedIn> seen(
            KeyedCreate.Kept<Encounter> kept, VisitWish wish, boolean same, String clinic) {
        Encounter encounter = kept.resource();
        if (!same
                || !wish.patient()
                        .value()
                        .equals(encounter.getSubject().getReferenceElement().getIdPart())) {
            return new HisOutcome.Rejected<>(
                    HisRefusal.KEY_REUSED, "Encounter: the key was used for another visit");
        }
        String encounterId = encounter.getIdElement().getIdPart();
        return HisOutcome.of(
                tickets.of(encounterId, clinic)
                        .then(ticket ->
                                bills(encounter)
                                        .then(bills ->
                                                new Done<>(
                                                        new HisVisits.CheckedIn(
                                                                encounterId, ticket, bills)))),
                made -> HisOutcome.of(kept.existed(), made));
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

package vn.hospitalkiosk.gateway.his.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Appointments as bookings of one patient and day, by start. Others that a server sends along are left out.
final class BookingReading {
    private final Places places;
    private final ZoneId zone;

    BookingReading(Places places, ZoneId zone) {
        this.places = places;
        this.zone = zone;
    }

    List<BookingView> read(List<Resource> found, HisPatientId patient, LocalDate day) {
        return Questions.only(Appointment.class, found).stream()
                .filter(BookingReading::isBooked)
                .filter(appointment -> isOf(appointment, patient))
                .filter(appointment -> appointment.hasStart() && isOn(appointment, day))
                .map(appointment -> view(appointment, found))
                .sorted(Comparator.comparing(BookingView::start))
                .toList();
    }

    /// The whole day in the hospital's zone: a bare date would be one of the server's own.
    static List<Map.Entry<String, String>> question(
            HisPatientId patient, LocalDate day, ZoneId zone) {
        return List.of(
                Map.entry("patient", "Patient/" + patient.value()),
                Map.entry("date", "ge" + midnight(day, zone)),
                Map.entry("date", "lt" + midnight(day.plusDays(1), zone)),
                Map.entry("status", "booked"),
                Map.entry("_include", "Appointment:location"));
    }

    private static String midnight(LocalDate day, ZoneId zone) {
        return FhirCheckIn.moment(day.atStartOfDay(zone).toInstant(), zone).getValueAsString();
    }

    static boolean isBooked(Appointment appointment) {
        return appointment.getStatus() == Appointment.AppointmentStatus.BOOKED;
    }

    static boolean isOf(Appointment appointment, HisPatientId patient) {
        return patient(appointment).filter(patient.value()::equals).isPresent();
    }

    static Optional<String> patient(Appointment appointment) {
        return actor(appointment, "Patient").map(actor -> actor.getReferenceElement().getIdPart());
    }

    /// Of a slip that is good until then.
    static Optional<LocalDate> lastDay(Appointment appointment, ZoneId zone) {
        return appointment.getRequestedPeriod().stream()
                .flatMap(period -> CoverageReading.lastDay(period, zone).stream())
                .max(Comparator.naturalOrder());
    }

    /// What a slip stands for; without a time of its own it is for the whole day.
    BookingView slip(Appointment appointment, List<Resource> included, LocalDate day) {
        boolean again =
                appointment.getStatus() == Appointment.AppointmentStatus.PROPOSED
                        || appointment.getAppointmentType().getCoding().stream()
                                .anyMatch(type -> "FOLLOWUP".equals(type.getCode()));
        return new BookingView(
                new BookingId(appointment.getIdElement().getIdPart()),
                again ? BookingView.Kind.RE_EXAMINATION : BookingView.Kind.APPOINTMENT,
                appointment.hasStart()
                        ? appointment.getStart().toInstant()
                        : day.atStartOfDay(zone).toInstant(),
                clinic(appointment),
                places.at(actor(appointment, "Location").orElseGet(Reference::new), included),
                lastDay(appointment, zone));
    }

    static String clinic(Appointment appointment) {
        return appointment.getServiceType().stream()
                .filter(type -> type.hasText())
                .map(type -> type.getText())
                .findFirst()
                .orElse("");
    }

    private boolean isOn(Appointment appointment, LocalDate day) {
        return LocalDate.ofInstant(appointment.getStart().toInstant(), zone).equals(day);
    }

    private BookingView view(Appointment appointment, List<Resource> included) {
        return new BookingView(
                new BookingId(appointment.getIdElement().getIdPart()),
                appointment.getStart().toInstant(),
                clinic(appointment),
                places.at(actor(appointment, "Location").orElseGet(Reference::new), included));
    }

    private static Optional<Reference> actor(Appointment appointment, String type) {
        return appointment.getParticipant().stream()
                .filter(Appointment.AppointmentParticipantComponent::hasActor)
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> type.equals(actor.getReferenceElement().getResourceType()))
                .findFirst();
    }
}

package vn.hospitalkiosk.gateway.his.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Appointment slips: an Appointment whose identifier the slip's code is.
///
/// Who a slip belongs to is told by that identifier alone. An Appointment's id is often a counter: whoever prints a code with the next one would see somebody else. To a patient who is known already the id is as good.
final class FhirSlips {
    private static final String ID = "[A-Za-z0-9\\-.]{1,64}";

    private final Questions questions;
    private final FhirSystems systems;
    private final BookingReading reading;
    private final ZoneId zone;

    FhirSlips(Questions questions, FhirSystems systems, BookingReading reading, ZoneId zone) {
        this.questions = questions;
        this.systems = systems;
        this.reading = reading;
        this.zone = zone;
    }

    /// Ids of the patients this slip was written for.
    HisAnswer<Set<String>> patientsOf(String slip) {
        return byCode(slip)
                .then(found ->
                        new Done<>(
                                appointments(found, slip).stream()
                                        .flatMap(one -> BookingReading.patient(one).stream())
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    HisAnswer<Optional<BookingView>> booking(HisPatientId patient, String slip, LocalDate day) {
        return byCode(slip)
                .then(found ->
                        appointments(found, slip).isEmpty() && slip.matches(ID)
                                ? byId(slip)
                                : new Done<>(found))
                .then(found ->
                        good(
                                Questions.only(Appointment.class, found).stream()
                                        .filter(one ->
                                                isSlip(one, slip)
                                                        || slip.equals(
                                                                one.getIdElement().getIdPart()))
                                        .filter(one -> BookingReading.isOf(one, patient))
                                        .toList(),
                                found,
                                day));
    }

    private HisAnswer<Optional<BookingView>> good(
            List<Appointment> mine, List<Resource> found, LocalDate day) {
        List<Appointment> usable =
                mine.stream().filter(one -> refusal(one, day, zone).isEmpty()).toList();
        if (usable.size() > 1) {
            return new Unknown<>("Appointment: several for one slip");
        }
        if (usable.size() == 1) {
            return new Done<>(Optional.of(reading.slip(usable.getFirst(), found, day)));
        }
        return mine.isEmpty()
                ? new Done<>(Optional.empty())
                : new Rejected<>(
                        refusal(mine.getFirst(), day, zone).orElseThrow(), "Appointment: slip");
    }

    private HisAnswer<List<Resource>> byCode(String slip) {
        return questions.search(
                "Appointment",
                Map.of(
                        "identifier",
                        systems.slip() + "|" + slip,
                        "_include",
                        "Appointment:location"));
    }

    private HisAnswer<List<Resource>> byId(String id) {
        return questions.search(
                "Appointment", Map.of("_id", id, "_include", "Appointment:location"));
    }

    private List<Appointment> appointments(List<Resource> found, String slip) {
        return Questions.only(Appointment.class, found).stream()
                .filter(one -> isSlip(one, slip))
                .toList();
    }

    private boolean isSlip(Appointment appointment, String slip) {
        return appointment.getIdentifier().stream()
                .anyMatch(
                        id -> systems.slip().equals(id.getSystem()) && slip.equals(id.getValue()));
    }

    /// Why nobody can arrive for it on that day; empty when somebody can. One that is only proposed is good until its last day, one that is booked on its day.
    static Optional<HisRefusal> refusal(Appointment appointment, LocalDate day, ZoneId zone) {
        return switch (appointment.getStatus()) {
            case BOOKED, PROPOSED -> over(appointment, day, zone);
            case ARRIVED, FULFILLED, CHECKEDIN -> Optional.of(HisRefusal.BOOKING_USED);
            case null, default -> Optional.of(HisRefusal.NO_SUCH_BOOKING);
        };
    }

    private static Optional<HisRefusal> over(Appointment appointment, LocalDate day, ZoneId zone) {
        Optional<LocalDate> last = BookingReading.lastDay(appointment, zone);
        if (last.isPresent()) {
            return last.filter(until -> until.isBefore(day)).map(_ -> HisRefusal.BOOKING_EXPIRED);
        }
        if (!appointment.hasStart()
                || appointment.getStatus() == Appointment.AppointmentStatus.PROPOSED) {
            return Optional.empty();
        }
        LocalDate booked = LocalDate.ofInstant(appointment.getStart().toInstant(), zone);
        if (booked.equals(day)) {
            return Optional.empty();
        }
        return Optional.of(
                booked.isBefore(day) ? HisRefusal.BOOKING_EXPIRED : HisRefusal.NO_SUCH_BOOKING);
    }
}

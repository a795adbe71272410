package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;

/// Asking for clinics, and for today's free times where the HIS keeps them. Without an answer about times a clinic is as open as its record says.
final class FhirClinics {
    private final Questions questions;
    private final ClinicReading reading;
    private final BooleanSupplier slots;
    private final Clock clock;
    private final ZoneId zone;

    /// @param slots whether the server keeps Schedules and Slots
    FhirClinics(
            Questions questions,
            ClinicReading reading,
            BooleanSupplier slots,
            Clock clock,
            ZoneId zone) {
        this.questions = questions;
        this.reading = reading;
        this.slots = slots;
        this.clock = clock;
        this.zone = zone;
    }

    HisAnswer<List<ClinicView>> now() {
        Instant now = clock.instant();
        return questions
                .search(
                        "HealthcareService",
                        Map.of("active", "true", "_include", "HealthcareService:location"))
                .then(found -> new Done<>(reading.read(found, times(now), now)));
    }

    private ClinicReading.Times times(Instant now) {
        if (!slots.getAsBoolean()) {
            return ClinicReading.Times.NOT_KNOWN;
        }
        HisAnswer<ClinicReading.Times> known =
                questions
                        .search(Schedule.class, Map.of("active", "true"))
                        .then(schedules ->
                                free(now)
                                        .then(free ->
                                                new Done<>(
                                                        new ClinicReading.Times(
                                                                true, schedules, free))));
        return known instanceof Done<ClinicReading.Times>(ClinicReading.Times times)
                ? times
                : ClinicReading.Times.NOT_KNOWN;
    }

    private HisAnswer<List<Slot>> free(Instant now) {
        Instant midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        return questions
                .search(
                        "Slot",
                        List.of(
                                Map.entry("status", "free"),
                                Map.entry(
                                        "start",
                                        "ge" + FhirCheckIn.moment(now, zone).getValueAsString()),
                                Map.entry(
                                        "start",
                                        "lt"
                                                + FhirCheckIn.moment(midnight, zone)
                                                        .getValueAsString())))
                .then(found -> new Done<>(Questions.only(Slot.class, found)));
    }
}

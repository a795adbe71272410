package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.ClinicView;

/// HealthcareServices as clinics. Load and fee are the HIS's, from the extension `clinic-load` (`docs/fhir/`); a clinic with a Schedule takes patients as long as one of its Slots of today is free.
final class ClinicReading {
    private final FhirSystems systems;
    private final Places places;

    ClinicReading(FhirSystems systems, Places places) {
        this.systems = systems;
        this.places = places;
    }

    /// Free times of today, the earliest of each schedule.
    ///
    /// @param known whether the HIS says anything about times
    record Times(boolean known, List<Schedule> schedules, List<Slot> free) {
        static final Times NOT_KNOWN = new Times(false, List.of(), List.of());

        private boolean plans(HealthcareService clinic) {
            return known && schedules.stream().anyMatch(one -> isOf(one, clinic));
        }

        private Optional<Instant> next(HealthcareService clinic) {
            List<String> own =
                    schedules.stream()
                            .filter(one -> isOf(one, clinic))
                            .map(one -> one.getIdElement().getIdPart())
                            .toList();
            return free.stream()
                    .filter(slot -> slot.getStatus() == Slot.SlotStatus.FREE && slot.hasStart())
                    .filter(slot ->
                            own.contains(slot.getSchedule().getReferenceElement().getIdPart()))
                    .map(slot -> slot.getStart().toInstant())
                    .min(Comparator.naturalOrder());
        }

        private static boolean isOf(Schedule schedule, HealthcareService clinic) {
            return schedule.getActor().stream()
                    .map(Reference::getReferenceElement)
                    .anyMatch(actor ->
                            "HealthcareService".equals(actor.getResourceType())
                                    && clinic.getIdElement().getIdPart().equals(actor.getIdPart()));
        }
    }

    /// In the HIS's order. One without a name can be chosen by nobody and is left out.
    List<ClinicView> read(List<Resource> found, Times times, Instant now) {
        return Questions.only(HealthcareService.class, found).stream()
                .filter(clinic -> !specialty(clinic).isBlank())
                .map(clinic -> view(clinic, found, times, now))
                .toList();
    }

    static String specialty(HealthcareService clinic) {
        CodeableConcept word = clinic.getSpecialtyFirstRep();
        if (word.hasText()) {
            return word.getText();
        }
        return word.hasCoding() && word.getCodingFirstRep().hasDisplay()
                ? word.getCodingFirstRep().getDisplay()
                : clinic.hasName() ? clinic.getName() : "";
    }

    private ClinicView view(
            HealthcareService clinic, List<Resource> included, Times times, Instant now) {
        Map<String, Type> load = load(clinic);
        Optional<Instant> next = times.next(clinic);
        boolean active = !clinic.hasActive() || clinic.getActive();
        return new ClinicView(
                new ClinicId(clinic.getIdElement().getIdPart()),
                specialty(clinic),
                clinic.hasName() ? clinic.getName() : specialty(clinic),
                load.get("doctor") instanceof StringType doctor ? doctor.getValue() : "",
                places.at(clinic.getLocationFirstRep(), included),
                active && (!times.plans(clinic) || next.isPresent()),
                Optional.empty(),
                whole(load.get("waiting")),
                whole(load.get("wait-minutes")).or(() -> next.map(at -> minutes(now, at))),
                load.get("fee") instanceof Money fee
                        ? Optional.of(InvoiceReading.vnd(fee))
                        : Optional.empty(),
                load.get("insured") instanceof BooleanType insured && insured.booleanValue());
    }

    private static int minutes(Instant now, Instant at) {
        return (int) Math.max(0, Duration.between(now, at).toMinutes());
    }

    private Map<String, Type> load(HealthcareService clinic) {
        return clinic.getExtensionsByUrl(systems.clinicLoad()).stream()
                .flatMap(whole -> whole.getExtension().stream())
                .filter(Extension::hasValue)
                .collect(
                        Collectors.toMap(
                                Extension::getUrl, Extension::getValue, (first, again) -> first));
    }

    private static Optional<Integer> whole(@Nullable Type value) {
        return value instanceof IntegerType number && number.getValue() >= 0
                ? Optional.of(number.getValue())
                : Optional.empty();
    }
}

package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.gateway.his.Companion;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// The extension `arrival` of an Encounter: what the patient said at the kiosk and FHIR has no element for (`docs/fhir/`).
final class ArrivalWords {
    private static final String CLINIC = "clinic";

    private final FhirSystems systems;

    ArrivalWords(FhirSystems systems) {
        this.systems = systems;
    }

    void write(Encounter encounter, VisitWish wish) {
        Extension arrival = new Extension(systems.arrival());
        part(arrival, "insured", new BooleanType(wish.insured()));
        part(arrival, "coverage-verified", new BooleanType(wish.coverageVerified()));
        part(arrival, "priority", new CodeType(code(wish.priority())));
        part(arrival, "priority-declared", new BooleanType(wish.priorityDeclared()));
        if (wish.goal() instanceof VisitWish.Goal.WalkIn(ClinicId clinic, VisitWish.Reason why)) {
            part(arrival, CLINIC, new Reference("HealthcareService/" + clinic.value()));
            reason(arrival, why);
        }
        wish.companion().ifPresent(who -> companion(arrival, who));
        encounter.addExtension(arrival);
    }

    /// Id of the clinic a visit without booking was made for.
    Optional<String> clinic(Encounter encounter) {
        return Optional.ofNullable(encounter.getExtensionByUrl(systems.arrival())).stream()
                .flatMap(arrival -> arrival.getExtensionsByUrl(CLINIC).stream())
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(value -> ((Reference) value).getReferenceElement().getIdPart())
                .findFirst();
    }

    private static void reason(Extension arrival, VisitWish.Reason why) {
        switch (why) {
            case VisitWish.Reason.NewExamination() ->
                    part(arrival, "reason", new CodeType("new-examination"));
            case VisitWish.Reason.ReExamination(String slip) -> {
                part(arrival, "reason", new CodeType("re-examination"));
                part(arrival, "document", new StringType(slip));
            }
            case VisitWish.Reason.Referral(String number, String from, var writtenOn) -> {
                part(arrival, "reason", new CodeType("referral"));
                part(arrival, "document", new StringType(number));
                part(arrival, "from", new StringType(from));
                part(arrival, "written-on", new DateType(writtenOn.toString()));
            }
        }
    }

    private void companion(Extension arrival, Companion who) {
        part(
                arrival,
                "companion-number",
                new Identifier().setSystem(systems.nationalId()).setValue(who.number().digits()));
        part(arrival, "companion-relation", new CodeType(code(who.relation())));
    }

    private static void part(Extension whole, String name, Type value) {
        whole.addExtension(new Extension(name, value));
    }

    /// `SEVERE_DISABILITY` is `severe-disability`.
    static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T extends Type> List<T> parts(Extension whole, String name, Class<T> type) {
        return whole.getExtensionsByUrl(name).stream()
                .map(Extension::getValue)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}

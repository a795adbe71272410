package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UnsignedIntType;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Asking a HIS that asks the insurance itself: `CoverageEligibilityRequest/$submit` (R4), answered in the same exchange. An insurance that has not answered the HIS is not known here either, whatever card stands in its records.
final class FhirEligibility {
    private static final int WHOLE = 100;
    private static final String TYPE = "CoverageEligibilityResponse";

    private final FhirDoor door;
    private final FhirSystems systems;
    private final Clock clock;
    private final ZoneId zone;

    FhirEligibility(FhirDoor door, FhirSystems systems, Clock clock, ZoneId zone) {
        this.door = door;
        this.systems = systems;
        this.clock = clock;
        this.zone = zone;
    }

    HisAnswer<CoverageView> ask(HisPatientId patient, LocalDate day) {
        return switch (door.submit(question(patient, day))) {
            case Reply.Got(CoverageEligibilityResponse response, boolean _) ->
                    read(response, patient, day);
            case Reply.Got(Resource _, boolean _) -> new Unknown<>(TYPE + ": another resource");
            case Reply.Empty() -> new Unknown<>(TYPE + ": empty answer");
            case Reply.Refused refused when refused.notOffered() -> new NotOffered<>();
            case Reply.Refused refused -> Questions.refusal(TYPE, refused);
            case Reply.NoAnswer none -> new Unknown<>(TYPE + ": " + none.reason());
        };
    }

    private CoverageEligibilityRequest question(HisPatientId patient, LocalDate day) {
        CoverageEligibilityRequest question = new CoverageEligibilityRequest();
        question.setStatus(EligibilityRequestStatus.ACTIVE);
        question.addPurpose(EligibilityRequestPurpose.VALIDATION);
        question.addPurpose(EligibilityRequestPurpose.BENEFITS);
        question.setPatient(new Reference("Patient/" + patient.value()));
        question.setServiced(new DateType(day.toString()));
        question.setCreatedElement(FhirCheckIn.moment(clock.instant(), zone));
        question.setInsurer(new Reference().setDisplay(FhirCoverageReports.INSURER));
        return question;
    }

    private HisAnswer<CoverageView> read(
            CoverageEligibilityResponse response, HisPatientId patient, LocalDate day) {
        if (!patient.value().equals(response.getPatient().getReferenceElement().getIdPart())) {
            return new Unknown<>(TYPE + ": of another patient");
        }
        return switch (response.getOutcome()) {
            case COMPLETE, PARTIAL -> insurance(response, day);
            case QUEUED -> new Unknown<>(TYPE + ": queued");
            case ERROR -> new Unknown<>(TYPE + ": error");
            case null, default -> new Unknown<>(TYPE + ": no outcome");
        };
    }

    /// A cover in force speaks before one that is not; of several the one that ends last.
    private HisAnswer<CoverageView> insurance(CoverageEligibilityResponse response, LocalDate day) {
        Optional<InsuranceComponent> chosen =
                response.getInsurance().stream()
                        .max(
                                Comparator.comparing((InsuranceComponent one) ->
                                                one.hasInforce() && one.getInforce())
                                        .thenComparing(one -> end(one).orElse(LocalDate.MAX)));
        if (chosen.isEmpty()) {
            return new Done<>(
                    new CoverageView(
                            CoverageView.State.NOT_USED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        return chosen.get().hasInforce()
                ? new Done<>(view(chosen.get(), day))
                : new Unknown<>(TYPE + ": in force or not is not said");
    }

    private CoverageView view(InsuranceComponent insurance, LocalDate day) {
        Optional<LocalDate> until = end(insurance);
        boolean over = until.filter(last -> last.isBefore(day)).isPresent();
        CoverageView.State state =
                over
                        ? CoverageView.State.EXPIRED
                        : insurance.getInforce()
                                ? CoverageView.State.VALID
                                : CoverageView.State.NOT_INSURED;
        return new CoverageView(
                state, card(insurance).map(CoverageReading::lastFour), until, percent(insurance));
    }

    private Optional<LocalDate> end(InsuranceComponent insurance) {
        return CoverageReading.lastDay(insurance.getBenefitPeriod(), zone);
    }

    private Optional<String> card(InsuranceComponent insurance) {
        if (!(insurance.getCoverage().getResource() instanceof Coverage coverage)) {
            return Optional.empty();
        }
        return Optional.ofNullable(coverage.getSubscriberId())
                .or(() ->
                        coverage.getIdentifier().stream()
                                .filter(id -> systems.insuranceCard().equals(id.getSystem()))
                                .filter(Identifier::hasValue)
                                .map(Identifier::getValue)
                                .findFirst());
    }

    /// `copay-percent` 20: the insurance pays 80.
    private static Optional<Integer> percent(InsuranceComponent insurance) {
        return insurance.getItem().stream()
                .flatMap(item -> item.getBenefit().stream())
                .filter(benefit ->
                        benefit.getType().getCoding().stream()
                                .anyMatch(coding -> "copay-percent".equals(coding.getCode())))
                .map(BenefitComponent::getAllowed)
                .filter(UnsignedIntType.class::isInstance)
                .map(allowed -> WHOLE - ((UnsignedIntType) allowed).getValue())
                .filter(percent -> percent >= 0 && percent <= WHOLE)
                .findFirst();
    }
}

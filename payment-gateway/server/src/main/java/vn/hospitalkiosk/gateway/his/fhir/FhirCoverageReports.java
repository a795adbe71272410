package vn.hospitalkiosk.gateway.his.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponsePurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;

/// What the insurance gateway said to us, told to the HIS as a CoverageEligibilityResponse; the question it answers and the card stand inside it.
final class FhirCoverageReports {
    static final String INSURER = "Bảo hiểm xã hội Việt Nam";
    private static final String TERMS = "http://terminology.hl7.org/CodeSystem/";
    private static final int WHOLE = 100;
    private static final String QUESTION = "question";
    private static final String CARD = "card";

    private final FhirSystems systems;
    private final ZoneId zone;
    private final KeyedCreate<CoverageEligibilityResponse> reports;

    FhirCoverageReports(KeyedCreates creates, ZoneId zone) {
        this.systems = creates.systems();
        this.zone = zone;
        this.reports =
                creates.of(
                        CoverageEligibilityResponse.class,
                        CoverageEligibilityResponse::getIdentifier,
                        one -> one.getStatus() == EligibilityResponseStatus.ACTIVE);
    }

    HisOutcome<HisMoney.Recorded> tell(HisCommand command, CoverageReport report) {
        return HisOutcome.of(
                reports.create(command, () -> new Done<>(response(command, report))),
                kept -> HisOutcome.of(kept.existed(), new HisMoney.Recorded()));
    }

    private CoverageEligibilityResponse response(HisCommand command, CoverageReport report) {
        Reference patient = new Reference("Patient/" + report.patient().value());
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        response.addIdentifier().setSystem(systems.command()).setValue(command.key());
        response.setStatus(EligibilityResponseStatus.ACTIVE);
        response.addPurpose(EligibilityResponsePurpose.VALIDATION);
        response.setPatient(patient);
        response.setCreatedElement(FhirCheckIn.moment(report.checkedAt(), zone));
        response.addContained(request(patient, report));
        response.setRequest(new Reference("#" + QUESTION));
        response.setOutcome(RemittanceOutcome.COMPLETE);
        response.setDisposition(report.state().name());
        response.setInsurer(new Reference().setDisplay(INSURER));
        response.addContained(card(patient, report));
        response.addInsurance(insurance(report));
        report.encounter()
                .ifPresent(visit ->
                        response.addExtension(
                                systems.own() + "/StructureDefinition/visit",
                                new Reference("Encounter/" + visit)));
        response.addError().setCode(concept(systems.gatewayCode(), report.gatewayCode()));
        return response;
    }

    private CoverageEligibilityRequest request(Reference patient, CoverageReport report) {
        CoverageEligibilityRequest request = new CoverageEligibilityRequest();
        request.setId(QUESTION);
        request.setStatus(CoverageEligibilityRequest.EligibilityRequestStatus.ACTIVE);
        request.addPurpose(EligibilityRequestPurpose.VALIDATION);
        request.setPatient(patient);
        request.setCreatedElement(FhirCheckIn.moment(report.checkedAt(), zone));
        request.setInsurer(new Reference().setDisplay(INSURER));
        return request;
    }

    private Coverage card(Reference patient, CoverageReport report) {
        Coverage coverage = new Coverage();
        coverage.setId(CARD);
        coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
        coverage.setBeneficiary(patient);
        coverage.addPayor(new Reference().setDisplay(INSURER));
        if (!report.card().isBlank()) {
            coverage.addIdentifier(
                    new Identifier().setSystem(systems.insuranceCard()).setValue(report.card()));
            coverage.setSubscriberId(report.card());
        }
        return coverage;
    }

    private static InsuranceComponent insurance(CoverageReport report) {
        InsuranceComponent insurance = new InsuranceComponent();
        insurance.setCoverage(new Reference("#" + CARD));
        insurance.setInforce(
                switch (report.state()) {
                    case VALID, NEW_CARD -> true;
                    case EXPIRED,
                            NOT_INSURED,
                            SEE_DESK,
                            CHECKING,
                            NOT_USED,
                            UNVERIFIED,
                            NOT_ANSWERED ->
                            false;
                });
        period(report).ifPresent(insurance::setBenefitPeriod);
        report.percent()
                .ifPresent(percent ->
                        insurance
                                .addItem()
                                .setCategory(concept(TERMS + "ex-benefitcategory", "30"))
                                .addBenefit()
                                .setType(concept(TERMS + "benefit-type", "copay-percent"))
                                .setAllowed(new UnsignedIntType(WHOLE - percent)));
        return insurance;
    }

    private static Optional<Period> period(CoverageReport report) {
        if (report.validFrom().isEmpty() && report.validUntil().isEmpty()) {
            return Optional.empty();
        }
        Period period = new Period();
        report.validFrom()
                .map(LocalDate::toString)
                .ifPresent(day -> period.getStartElement().setValueAsString(day));
        report.validUntil()
                .map(LocalDate::toString)
                .ifPresent(day -> period.getEndElement().setValueAsString(day));
        return Optional.of(period);
    }

    private static CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code);
        return concept;
    }
}

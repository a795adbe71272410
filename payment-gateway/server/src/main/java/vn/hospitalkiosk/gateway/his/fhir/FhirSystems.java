package vn.hospitalkiosk.gateway.his.fhir;

/// Identifier systems. Vietnamese servers differ (VN Core, older national guides), so all are configuration.
///
/// @param nationalId system of the CCCD number in `Patient.identifier`
/// @param oldNationalId of the nine-digit CMND
/// @param insuranceCard of the BHYT card
/// @param patientCode of the hospital's own code
/// @param own base of the systems that kiosk and HIS agreed on, without a slash at its end
public record FhirSystems(
        String nationalId,
        String oldNationalId,
        String insuranceCard,
        String patientCode,
        String own) {
    /// VN Core (his.md §2.1) and the systems of `docs/wires.md`.
    public static final FhirSystems VN_CORE =
            new FhirSystems(
                    "http://fhir.ehealth.gov.vn/core/sid/national_id",
                    "http://fhir.ehealth.gov.vn/core/sid/citizen_id",
                    "http://fhir.ehealth.gov.vn/core/sid/insurance_number",
                    "http://fhir.ehealth.gov.vn/core/sid/patient-internal-id",
                    "https://hospital-kiosk.example/fhir");

    String command() {
        return own + "/sid/command";
    }

    String payment() {
        return own + "/sid/payment";
    }

    String queueNumber() {
        return own + "/sid/queue-number";
    }

    String order() {
        return own + "/sid/order";
    }

    String taskCode() {
        return own + "/CodeSystem/task";
    }

    /// Of the kiosk a command comes from: `KH01/K03`.
    String kiosk() {
        return own + "/sid/kiosk";
    }

    String arrival() {
        return own + "/StructureDefinition/arrival";
    }

    String clinicLoad() {
        return own + "/StructureDefinition/clinic-load";
    }

    String consent() {
        return own + "/StructureDefinition/consent";
    }

    String source() {
        return own + "/CodeSystem/patient-source";
    }

    String gatewayCode() {
        return own + "/CodeSystem/insurance-gateway";
    }

    String lineNote() {
        return own + "/StructureDefinition/line-note";
    }

    /// What a slip of the hospital's (phiếu hẹn khám lại) says: nothing that can be guessed.
    String slip() {
        return own + "/sid/slip";
    }

    /// Of a ChargeItem that stands for a visit not yet begun: `Appointment/17/insured`, `HealthcareService/3/own-cost`.
    String plannedFor() {
        return own + "/sid/planned-for";
    }

    String chargeShare() {
        return own + "/StructureDefinition/charge-share";
    }

    String priorityCode() {
        return own + "/CodeSystem/priority";
    }

    String priorityConfirmed() {
        return own + "/StructureDefinition/priority-confirmed";
    }

    String lookCode() {
        return own + "/CodeSystem/look";
    }

    /// Of a day's close: `KH01/2026-11-25`.
    String day() {
        return own + "/sid/day";
    }
}

package vn.hospitalkiosk.gateway.his.hl7;

import java.time.Duration;
import java.time.ZoneId;

/// Who speaks to whom, and how long an answer may take.
///
/// @param facility MSH-4, the hospital
/// @param hisApplication MSH-5
/// @param hisFacility MSH-6, also the authority that assigns the HIS's patient ids
/// @param processing MSH-11: `P` production, `T` test
/// @param zone of times a HIS writes without one, and of those we write
public record Hl7Settings(
        String facility,
        String hisApplication,
        String hisFacility,
        String processing,
        Identifiers identifiers,
        Duration limit,
        ZoneId zone) {
    /// MSH-3, and the authority of the keys we give.
    public static final String APPLICATION = "HOSPITALKIOSK";

    /// Identifier types (CX.5, HL7 table 0203) of a patient's numbers.
    ///
    /// @param patient the HIS's own id of the record: what all other messages name the patient by
    /// @param patientCode as printed on the patient's papers
    /// @param nationalId twelve digits, CCCD
    /// @param oldNationalId nine digits, CMND
    /// @param insuranceCard BHYT
    /// @param key the command that made the record
    public record Identifiers(
            String patient,
            String patientCode,
            String nationalId,
            String oldNationalId,
            String insuranceCard,
            String key) {
        public static final Identifiers USUAL =
                new Identifiers("PI", "MR", "NI", "NNVNM", "HC", "U");
    }
}

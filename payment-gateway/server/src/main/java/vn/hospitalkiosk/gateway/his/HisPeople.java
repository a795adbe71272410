package vn.hospitalkiosk.gateway.his;

import java.time.LocalDate;
import java.util.List;
import vn.hospitalkiosk.api.CoverageView;

/// Who the patient is, and who insures them.
public interface HisPeople {
    /// Patients that fit the question exactly; more than one is possible (numbers are re-issued, a phone is a family's).
    default HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
        return new HisAnswer.NotOffered<>();
    }

    /// A patient this hospital has not seen before. Found instead of created: [HisOutcome.AlreadyDone] for the same key, else [HisRefusal#PATIENT_EXISTS].
    default HisOutcome<HisPatient> createPatient(HisCommand command, NewPatient patient) {
        return new HisOutcome.NotOffered<>();
    }

    default HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
        return new HisAnswer.NotOffered<>();
    }

    /// Tells the HIS what the insurance gateway said to us, also long after the patient was admitted.
    default HisOutcome<HisMoney.Recorded> reportCoverage(
            HisCommand command, CoverageReport report) {
        return new HisOutcome.NotOffered<>();
    }

    /// Tells the HIS who was looked at, for its own audit. The gateway's stands whether it takes it or not.
    default HisOutcome<HisMoney.Recorded> recordLook(HisCommand command, Look look) {
        return new HisOutcome.NotOffered<>();
    }
}

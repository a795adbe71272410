package vn.hospitalkiosk.gateway.his;

import java.util.Optional;
import vn.hospitalkiosk.api.NationalId;

/// Which patient a document belongs to. Personal data: `toString` shows the kind only.
///
/// @param value exact; as printed or scanned
/// @param birthYear second factor of everything a person typed; a patient of another year is not found
public record PatientQuestion(By by, String value, Optional<Integer> birthYear) {
    public enum By {
        PERSONAL_NUMBER,
        /// Nine-digit CMND, as in the QR of a CCCD.
        OLD_PERSONAL_NUMBER,
        /// BHYT card, 10 or 15 characters.
        INSURANCE_CARD,
        PATIENT_CODE,
        PHONE,
        /// QR of an appointment or re-examination slip.
        SLIP,
        /// Text of a VNeID or VssID code that only the HIS can read.
        OPAQUE_CODE,
        /// A newborn without a number of its own.
        MOTHERS_NUMBER
    }

    public static PatientQuestion number(NationalId number) {
        return new PatientQuestion(By.PERSONAL_NUMBER, number.digits(), Optional.empty());
    }

    public static PatientQuestion of(By by, String value) {
        return new PatientQuestion(by, value, Optional.empty());
    }

    public static PatientQuestion typed(By by, String value, int birthYear) {
        return new PatientQuestion(by, value, Optional.of(birthYear));
    }

    @Override
    public String toString() {
        return "PatientQuestion[" + by + "]";
    }
}

package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What the patient showed to say who they are. JSON: `kind` names the case. Personal data: `toString` names the kind only.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PresentedDocument.Chip.class, name = "chip"),
    @JsonSubTypes.Type(value = PresentedDocument.PrintedCode.class, name = "printed-code"),
    @JsonSubTypes.Type(value = PresentedDocument.Typed.class, name = "typed"),
    @JsonSubTypes.Type(value = PresentedDocument.TypedCode.class, name = "typed-code"),
    @JsonSubTypes.Type(value = PresentedDocument.InsuranceCode.class, name = "insurance-code"),
    @JsonSubTypes.Type(value = PresentedDocument.Slip.class, name = "slip"),
    @JsonSubTypes.Type(value = PresentedDocument.OpaqueCode.class, name = "opaque-code")
})
public sealed interface PresentedDocument {
    /// How the screen may show it: its last four at most.
    String masked();

    /// The chip of a CCCD was read.
    ///
    /// @param name from DG13, else the upper-case Latin name of DG1
    record Chip(
            NationalId number,
            PersonName name,
            BirthDate birthDate,
            Sex sex,
            Optional<BirthDate> expiry,
            ChipTrust trust)
            implements PresentedDocument {
        @Override
        public String masked() {
            return number.masked();
        }
    }

    /// Only the QR printed on a CCCD was scanned: not authenticated.
    record PrintedCode(NationalId number, PersonName name, BirthDate birthDate, Sex sex)
            implements PresentedDocument {
        @Override
        public String masked() {
            return number.masked();
        }
    }

    /// Twelve digits and a birth year typed by hand.
    record Typed(NationalId number, int birthYear) implements PresentedDocument {
        @Override
        public String masked() {
            return number.masked();
        }
    }

    /// Something else typed by hand, with a birth year.
    record TypedCode(Kind what, String value, int birthYear) implements PresentedDocument {
        public enum Kind {
            /// 10 digits of the BHXH code or 15 characters of the card.
            INSURANCE,
            PATIENT_CODE,
            PHONE,
            /// The mother's personal number; the birth year is the child's.
            MOTHERS_NUMBER
        }

        public TypedCode {
            if (!value.matches("[A-Z0-9]{4,20}")) {
                throw new IllegalArgumentException("a typed code has 4 to 20 letters and digits");
            }
        }

        @Override
        public String masked() {
            return tail(value);
        }

        @Override
        public String toString() {
            return "TypedCode[" + what + "]";
        }
    }

    /// QR of a health insurance card (thẻ BHYT giấy).
    ///
    /// @param card fifteen characters, or ten or twelve digits
    record InsuranceCode(String card, PersonName name, BirthDate birthDate)
            implements PresentedDocument {
        public InsuranceCode {
            if (!card.matches("[A-Z0-9]{10,15}")) {
                throw new IllegalArgumentException("an insurance card has 10 to 15 characters");
            }
        }

        @Override
        public String masked() {
            return tail(card);
        }

        @Override
        public String toString() {
            return "InsuranceCode[***]";
        }
    }

    /// The QR of an appointment slip: the HIS's id of the booking.
    record Slip(String code) implements PresentedDocument {
        public Slip {
            Bounds.id("Slip", code);
        }

        @Override
        public String masked() {
            return "";
        }

        @Override
        public String toString() {
            return "Slip[***]";
        }
    }

    /// A code of VNeID or VssID that only the HIS can read.
    record OpaqueCode(String text) implements PresentedDocument {
        private static final int LONGEST = 4096;

        public OpaqueCode {
            if (Bounds.text("a code", text, LONGEST).isBlank()) {
                throw new IllegalArgumentException("an empty code");
            }
        }

        @Override
        public String masked() {
            return "";
        }

        @Override
        public String toString() {
            return "OpaqueCode[***]";
        }
    }

    private static String tail(String value) {
        return "•••• " + value.substring(Math.max(0, value.length() - 4));
    }
}

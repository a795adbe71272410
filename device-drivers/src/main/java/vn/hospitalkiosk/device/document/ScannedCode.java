package vn.hospitalkiosk.device.document;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// A code a patient showed to the scanner, recognised by its shape. Personal data: `toString` shows only the kind.
public sealed interface ScannedCode
        permits ScannedCode.CccdQr,
                ScannedCode.BhytQr,
                ScannedCode.Unknown,
                SlipCode,
                MachineReadableZone,
                MachineReadableZone.Damaged {
    /// QR printed on a CCCD, 7 fields (2021) or 11 (2024).
    ///
    /// @param number twelve digits
    /// @param birth `yyyy`, `yyyy-MM` or `yyyy-MM-dd`
    /// @param sex `Nam`, `Nữ` or as printed
    record CccdQr(String number, String name, String birth, String sex, Optional<String> issued)
            implements ScannedCode {
        /// What does not fit together: reasons to let staff look, never to send a patient away.
        public Set<NumberDoubt> doubts() {
            return PersonalNumber.doubts(number, birth, sex);
        }

        @Override
        public String toString() {
            return "CccdQr[***]";
        }
    }

    /// QR of a health insurance card.
    ///
    /// @param cardNumber fifteen characters, or ten or twelve digits
    /// @param birth `yyyy` or `yyyy-MM-dd`
    /// @param facility where the patient is registered, five digits
    /// @param from first day it holds
    /// @param until last day it holds
    record BhytQr(
            String cardNumber,
            String name,
            String birth,
            Optional<String> facility,
            Optional<LocalDate> from,
            Optional<LocalDate> until)
            implements ScannedCode {
        /// What does not fit together: reasons to let staff look, never to send a patient away.
        public Set<NumberDoubt> doubts() {
            return InsuranceNumber.doubts(cardNumber, birth);
        }

        @Override
        public String toString() {
            return "BhytQr[***]";
        }
    }

    /// Nothing we know; kept opaque (VNeID, VssID, addresses of web pages …). Never logged, never opened.
    ///
    /// @param content at most 4,096 characters
    record Unknown(String content) implements ScannedCode {
        @Override
        public String toString() {
            return "Unknown[" + content.length() + " characters]";
        }
    }
}

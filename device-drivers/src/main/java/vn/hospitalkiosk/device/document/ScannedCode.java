package vn.hospitalkiosk.device.document;

import java.util.Optional;

/// A code a patient showed to the scanner, recognised by its shape. Personal data: `toString` shows only the kind.
public sealed interface ScannedCode {
    /// QR printed on a CCCD, 7 fields (2021) or 11 (2024).
    ///
    /// @param number twelve digits
    /// @param birth `yyyy`, `yyyy-MM` or `yyyy-MM-dd`
    /// @param sex `Nam`, `Nữ` or as printed
    record CccdQr(String number, String name, String birth, String sex, Optional<String> issued)
            implements ScannedCode {
        @Override
        public String toString() {
            return "CccdQr[***]";
        }
    }

    /// QR of a health insurance card.
    record BhytQr(String cardNumber, String name, String birth) implements ScannedCode {
        @Override
        public String toString() {
            return "BhytQr[***]";
        }
    }

    /// Nothing we know; kept opaque (VNeID …).
    record Unknown(String content) implements ScannedCode {
        @Override
        public String toString() {
            return "Unknown[" + content.length() + " characters]";
        }
    }
}

package vn.hospitalkiosk.virtual.person;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// An invented person: what their card, their insurance and the HIS know of them.
///
/// @param number twelve digits; the last nine are the chip's document number, the last six its access number
/// @param fullName upper case, with marks, NFC
/// @param sex `Nam` or `Nữ`
/// @param cardExpiry empty: unlimited
/// @param insuranceCard fifteen characters
public record Person(
        String number,
        String fullName,
        LocalDate birthDate,
        String sex,
        String address,
        LocalDate cardIssued,
        Optional<LocalDate> cardExpiry,
        Optional<String> insuranceCard,
        LocalDate insuranceUntil) {

    /// The demo's patient. The number has the province of Khánh Hòa (056), the digit of a man born in the 1900s (0), the year (85) and six invented digits.
    public static Person nguyenVanA() {
        return new Person(
                "056085000427",
                "NGUYỄN VĂN A",
                LocalDate.of(1985, 3, 9),
                "Nam",
                "1 Đường Số Không, Nha Trang, Khánh Hòa",
                LocalDate.of(2022, 5, 20),
                Optional.of(LocalDate.of(2045, 3, 9)),
                Optional.of("GD4569999900427"),
                LocalDate.of(2027, 12, 31));
    }

    public String accessNumber() {
        return number.substring(6);
    }

    public String documentNumber() {
        return number.substring(3);
    }

    /// The text of the QR printed on a card of 2021: seven fields.
    public String printedCode() {
        java.time.format.DateTimeFormatter compact =
                java.time.format.DateTimeFormatter.ofPattern("ddMMuuuu", Locale.ROOT);
        return String.join(
                "|",
                number,
                "",
                fullName,
                birthDate.format(compact),
                sex,
                address,
                cardIssued.format(compact));
    }

    @Override
    public String toString() {
        return "Person[***]";
    }
}

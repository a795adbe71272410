package vn.hospitalkiosk.device.cccd;

import java.time.LocalDate;
import java.util.Optional;

/// What the kiosk takes from a chip: DG1 anchors, DG13 adds Vietnamese text. Personal data: `toString` shows nothing. Every DG13 field may be missing on cards issued since July 2024.
///
/// @param number twelve digits, from the optional data of the MRZ
/// @param latinName upper-case name without marks, from the MRZ
/// @param vietnameseName full name from DG13, NFC
/// @param birthDate from the MRZ, completed by DG13
/// @param expiry empty for cards without limit
public record CccdData(
        String number,
        String latinName,
        Optional<String> vietnameseName,
        LocalDate birthDate,
        Sex sex,
        Optional<LocalDate> expiry) {
    public enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    @Override
    public String toString() {
        return "CccdData[***]";
    }
}

package vn.hospitalkiosk.kiosk.settings;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.device.document.SlipCode;

/// The words about this hospital and kiosk that screens and slips show; from `config/kiosk.yaml`.
///
/// @param facility stands in the codes of slips: `KH01`
/// @param kiosk part of the reference people read aloud: `K03-C12`
/// @param name `Bệnh viện Đa khoa tỉnh Khánh Hòa`
/// @param place `Khu khám bệnh · Tầng 1`
/// @param kioskLabel `Kiosk 03`
/// @param cashDesks `quầy thu viện phí 4–6, tầng 1, bên phải sảnh`
/// @param cashDesksShort `quầy 4–6`
/// @param reception `quầy tiếp đón 1–3, tầng 1`
/// @param receptionShort `quầy tiếp đón 1–3`
/// @param nearestKiosk neighbour on screen 18, `Kiosk 04, bên phải, cách 8 m`; may be empty: then only desks are named
public record Hospital(
        FacilityId facility,
        KioskId kiosk,
        Words name,
        Words place,
        String kioskLabel,
        Words cashDesks,
        Words cashDesksShort,
        Words reception,
        Words receptionShort,
        Words nearestKiosk) {
    /// The same thing in both languages.
    public record Words(String vi, String en) {}

    /// What the QR of a queue slip holds.
    ///
    /// @param encounter the HIS's id of the visit
    public String visitCode(String encounter) {
        return SlipCode.textFor(SlipCode.Kind.ENCOUNTER, facility.value(), encounter);
    }

    /// What the QR of a receipt or reference slip holds.
    ///
    /// @param reference `KH03-7K2M9Q`
    public String paymentCode(String reference) {
        return SlipCode.textFor(SlipCode.Kind.PAYMENT, facility.value(), reference);
    }
}

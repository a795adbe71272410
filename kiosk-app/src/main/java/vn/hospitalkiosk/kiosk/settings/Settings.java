package vn.hospitalkiosk.kiosk.settings;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;

/// `config/kiosk.yaml`.
///
/// @param devices folder with one file per device, beside this file or absolute; read while the first screen already stands
/// @param slipPrefix first part of the serial number on slips: `KH03`
public record Settings(
        Environment environment,
        FacilityId facility,
        KioskId kiosk,
        String slipPrefix,
        Place hospital,
        Gateway gateway,
        String devices,
        Times times) {
    public enum Environment {
        SIMULATED,
        SANDBOX,
        PRODUCTION
    }

    /// The hospital's words; the same as `Hospital` without the kiosk id, which stands above.
    public record Place(
            Hospital.Words name,
            Hospital.Words place,
            String kioskLabel,
            Hospital.Words cashDesks,
            Hospital.Words cashDesksShort,
            Hospital.Words reception,
            Hospital.Words receptionShort,
            Hospital.Words nearestKiosk) {}

    public Hospital words() {
        return new Hospital(
                facility,
                kiosk,
                hospital.name(),
                hospital.place(),
                hospital.kioskLabel(),
                hospital.cashDesks(),
                hospital.cashDesksShort(),
                hospital.reception(),
                hospital.receptionShort(),
                hospital.nearestKiosk());
    }

    /// @param address `host:port`, or `endpoint:gateway.kiosk`
    /// @param keys folder under `--var` with the kiosk's certificate
    public record Gateway(String address, String keys) {}

    /// Time limits of UI.md a hospital may lengthen, in seconds.
    public record Times(
            int idle, int idleShort, int warning, int unknown, int success, int photo) {}
}

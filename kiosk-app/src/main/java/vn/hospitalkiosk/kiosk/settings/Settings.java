package vn.hospitalkiosk.kiosk.settings;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;

/// `config/kiosk.yaml`.
///
/// @param slipPrefix first part of the serial number on slips: `KH03`
public record Settings(
        Environment environment,
        FacilityId facility,
        KioskId kiosk,
        String slipPrefix,
        Place hospital,
        Gateway gateway,
        Devices devices,
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

    /// @param csca folder (or file, or `endpoint:…`) with the certificates of the country's signing authorities, DER; empty: chips are read but not proven to be from the state
    public record Devices(ChipReader chipReader, Scanner scanner, String printer, String csca) {}

    /// @param port serial device, 8N1, each scan ended by CR
    public record Scanner(String port, int baud) {}

    /// @param transport `pcsc`, `virtual-socket` (simulated only) or `auto`: PC/SC when the virtual reader runs there, else the socket
    /// @param slot part of the PC/SC reader's name to take; empty: the first
    /// @param socket of the virtual card, `virtual-socket` only
    public record ChipReader(Transport transport, String slot, String socket) {
        public enum Transport {
            AUTO,
            PCSC,
            VIRTUAL_SOCKET
        }
    }

    /// Time limits of UI.md a hospital may lengthen, in seconds.
    public record Times(
            int idle, int idleShort, int warning, int unknown, int success, int photo) {}
}

package vn.hospitalkiosk.device;

/// Why a device could not do what it was asked; each has a row in `docs/failure-codes.md`.
///
/// @param code one letter and two digits, as shown to people: `C12`, `P21`
/// @param detail one English sentence for a technician; never personal data, never bytes from a card
public record Failure(String code, String detail) {}

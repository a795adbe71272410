package vn.hospitalkiosk.api;

/// A bill that something is owed on.
///
/// @param encounter the HIS's id of the visit it is for, opaque; empty when it is for none
public record OpenBill(BillView bill, String encounter) {}

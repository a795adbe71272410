package vn.hospitalkiosk.api;

import java.util.Optional;

/// What stands on a BẢN SAO.
///
/// @param bill shares as the HIS has them now, without the services; empty when the HIS cannot be asked
/// @param number 1 for the first copy
public record ReceiptCopy(LookupView payment, Optional<BillView> bill, int number) {}

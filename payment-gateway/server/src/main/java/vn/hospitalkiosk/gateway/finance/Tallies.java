package vn.hospitalkiosk.gateway.finance;

import java.time.LocalDate;
import java.util.List;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;

/// Sums of the ledger.
public interface Tallies {
    /// Money that came in through psps on one business day, by kiosk and method, in that order.
    List<Row> of(LocalDate day);

    /// Payments whose outcome is not known now.
    Open unresolved();

    /// @param count journals, one per transaction of a psp
    record Row(KioskId kiosk, PspCode method, long count, long amountVnd) {}

    record Open(long count, long amountVnd) {}
}

package vn.hospitalkiosk.api;

import java.util.List;

/// What the patient owes, entirely from the HIS; the kiosk only checks that it adds up.
///
/// @param due what is to be paid now: total − insurance − deposit
/// @param dueInWords `bảy mươi mốt nghìn bốn trăm tám mươi đồng`
public record BillView(
        BillId id,
        List<Line> lines,
        Vnd total,
        Vnd insurancePays,
        int insurancePercent,
        Vnd coPayment,
        Vnd notCovered,
        Vnd deposit,
        Vnd due,
        String dueInWords) {
    /// @param note a few words after the name, may be empty: `ngoài BHYT`, `4 chỉ số`
    public record Line(String name, String note, int quantity, Vnd amount) {}

    /// The identities a bill must satisfy before it is shown: lines = total, shares = total, due = own share − deposit.
    public boolean addsUp() {
        Vnd lineSum = lines.stream().map(Line::amount).reduce(Vnd.ZERO, Vnd::plus);
        return lineSum.equals(total)
                && insurancePays.plus(coPayment).plus(notCovered).equals(total)
                && coPayment.plus(notCovered).minus(deposit).equals(due);
    }
}

package vn.hospitalkiosk.api;

import java.util.List;

/// What a visit would cost and who would pay how much, entirely from the HIS. Binds nobody; shown before the patient agrees.
///
/// @param due co-payment + not covered − deposit
public record QuoteView(
        List<BillView.Line> lines,
        Vnd total,
        Vnd insurancePays,
        int insurancePercent,
        Vnd coPayment,
        Vnd notCovered,
        Vnd deposit,
        Vnd due,
        String dueInWords) {
    private static final BillId NO_BILL = new BillId("quote");

    /// The identities a quote must satisfy before it is shown: those of a bill.
    public boolean addsUp() {
        return new BillView(
                        NO_BILL,
                        lines,
                        total,
                        insurancePays,
                        insurancePercent,
                        coPayment,
                        notCovered,
                        deposit,
                        due,
                        dueInWords)
                .addsUp();
    }
}

package vn.hospitalkiosk.device.cardterminal;

/// What was taken and given back since the batch was opened, in whole đồng. A sale that was voided counts as a void alone.
public record BatchTally(
        int sales, long salesVnd, int voids, long voidsVnd, int refunds, long refundsVnd) {
    public static final BatchTally EMPTY = new BatchTally(0, 0, 0, 0, 0, 0);

    /// With one more movement that ended; what is not approved counts nothing. For whoever writes the journal.
    public BatchTally with(Intent intent, PaymentOutcome outcome) {
        if (!(outcome instanceof PaymentOutcome.Approved(var receipt, boolean _))) {
            return this;
        }
        long vnd = receipt.amountVnd();
        return switch (intent.kind()) {
            case SALE, WALLET_SALE ->
                    new BatchTally(sales + 1, salesVnd + vnd, voids, voidsVnd, refunds, refundsVnd);
            case VOID ->
                    new BatchTally(
                            sales - 1,
                            salesVnd - vnd,
                            voids + 1,
                            voidsVnd + vnd,
                            refunds,
                            refundsVnd);
            case REFUND ->
                    new BatchTally(sales, salesVnd, voids, voidsVnd, refunds + 1, refundsVnd + vnd);
        };
    }

    long netVnd() {
        return salesVnd - refundsVnd;
    }

    /// Whether the same money was moved. Voids move none, and one that took back a wrong amount stands in the terminal's count alone.
    boolean sameMoney(BatchTally other) {
        return sales == other.sales
                && salesVnd == other.salesVnd
                && refunds == other.refunds
                && refundsVnd == other.refundsVnd;
    }
}

package vn.hospitalkiosk.virtual.cardterminal;

import java.time.Instant;

/// One transaction as the acquirer knows it.
///
/// @param number from 1, in order
/// @param trace six digits, the terminal's invoice number (ECR17: STAN)
/// @param reference the kiosk's, empty when it gave none
/// @param amountMinor as on the wire
/// @param amountVnd what was taken
/// @param card first six and last four digits
/// @param approval six characters; empty when declined
/// @param code the response code sent, `00` approved
/// @param settled part of a closed batch
public record LedgerEntry(
        int number,
        Kind kind,
        State state,
        String trace,
        String reference,
        long amountMinor,
        long amountVnd,
        String card,
        String approval,
        String rrn,
        String code,
        Instant at,
        int batch,
        boolean settled) {
    public enum Kind {
        SALE,
        WALLET_SALE,
        REFUND
    }

    public enum State {
        APPROVED,
        DECLINED,
        VOIDED
    }

    boolean isSale() {
        return kind != Kind.REFUND;
    }

    LedgerEntry voided() {
        return with(State.VOIDED, settled);
    }

    LedgerEntry closed() {
        return with(state, true);
    }

    private LedgerEntry with(State now, boolean closed) {
        return new LedgerEntry(
                number,
                kind,
                now,
                trace,
                reference,
                amountMinor,
                amountVnd,
                card,
                approval,
                rrn,
                code,
                at,
                batch,
                closed);
    }
}

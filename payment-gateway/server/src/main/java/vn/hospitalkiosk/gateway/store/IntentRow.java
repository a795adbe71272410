package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.payment.Known;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Progress;
import vn.hospitalkiosk.gateway.payment.Purpose;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// A row of `payment_intent`, and what stands elsewhere about it.
final class IntentRow {
    /// As in column `purpose`.
    static final String DEPOSIT = "DEPOSIT";

    private IntentRow() {}

    /// @param journal number of the journal that new money will need
    record Facts(boolean judged, boolean money, boolean paid, Optional<Long> journal) {
        static Known of(PaymentIntent locked, Facts facts) {
            facts.journal().ifPresent(Together::journalDrawn);
            return new Known(locked, facts.judged(), facts.money(), facts.paid());
        }
    }

    static Facts facts(ResultSet row, int number) throws SQLException {
        @Nullable Long journal = row.getObject("journal", Long.class);
        return new Facts(
                row.getBoolean("judged"),
                row.getBoolean("money"),
                row.getBoolean("paid"),
                Optional.ofNullable(journal));
    }

    static PaymentIntent intent(ResultSet row, int number) throws SQLException {
        return new PaymentIntent(
                new PaymentId(row.getString("payment_id")),
                new KioskId(row.getString("kiosk_id")),
                new VisitId(row.getString("visit_id")),
                new BillId(row.getString("bill_id")),
                new PspCode(row.getString("psp")),
                new OrderId(row.getString("psp_order_id")),
                row.getString("reference"),
                new Vnd(row.getLong("amount_vnd")),
                row.getString("payee"),
                Moments.in(row, "created_at"),
                Moments.in(row, "expires_at"),
                progress(row),
                purpose(row));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return Progress.stored(
                PaymentState.valueOf(row.getString("state")),
                row.getLong("version"),
                Optional.ofNullable(row.getString("qr_content")),
                Optional.ofNullable(row.getString("refusal")).map(FailureCode::new),
                Moments.maybe(row, "cancel_asked_at"),
                Moments.maybe(row, "closed_at"),
                new Progress.Asking(
                        row.getInt("times_asked"),
                        row.getInt("asked_in_state"),
                        Moments.maybe(row, "last_asked_at"),
                        Moments.maybe(row, "next_ask_at")),
                Optional.ofNullable(row.getString("receipt_number")),
                Moments.maybe(row, "captured_at"),
                new Progress.Payer(
                        row.getBoolean("payer_begun"), new Vnd(row.getLong("received_vnd"))));
    }

    private static Purpose purpose(ResultSet row) throws SQLException {
        return row.getString("purpose").equals(DEPOSIT)
                ? new Purpose.Deposit(row.getString("encounter"))
                : new Purpose.Bill();
    }
}

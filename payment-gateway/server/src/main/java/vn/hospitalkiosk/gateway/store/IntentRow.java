package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
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

    private static final String UPDATE =
            """
            UPDATE payment_intent SET state = ?, version = ?, qr_content = ?, refusal = ?,
              cancel_asked_at = ?, closed_at = ?, times_asked = ?, asked_in_state = ?,
              last_asked_at = ?, next_ask_at = ?, leased_until = NULL, captured_at = ?,
              payer_begun = ?, received_vnd = ?, receipt_number = %s
            WHERE facility_id = ? AND payment_id = ? AND version = ?
            """;

    /// The next version of a row; parameters: [#changed].
    static final String SAVE = UPDATE.formatted("?");

    /// The same, with the receipt that this transaction drew ([StoredCaptures#DRAWN]).
    static final String SAVE_RECEIPTED = UPDATE.formatted(StoredCaptures.DRAWN);

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

    /// @param receipt what the statement wants for it
    static @Nullable Object[] changed(
            FacilityId facility, PaymentIntent intent, @Nullable Object... receipt) {
        Progress progress = intent.progress();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(progress.code().name());
        values.add(progress.version());
        values.add(progress.qrContent().orElse(null));
        values.add(progress.refusal().map(FailureCode::code).orElse(null));
        values.add(Moments.of(progress.cancelAskedAt()));
        values.add(Moments.of(progress.closedAt()));
        values.add(progress.asking().times());
        values.add(progress.asking().inState());
        values.add(Moments.of(progress.asking().lastAt()));
        values.add(Moments.of(progress.asking().nextAt()));
        values.add(Moments.of(progress.capturedAt()));
        values.add(progress.payer().begun());
        values.add(progress.payer().received().dong());
        values.addAll(Arrays.asList(receipt));
        values.add(facility.value());
        values.add(intent.id().value());
        values.add(progress.version() - 1);
        return values.toArray();
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

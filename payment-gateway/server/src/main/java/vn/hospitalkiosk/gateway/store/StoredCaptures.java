package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.payment.Captures;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;

public final class StoredCaptures implements Captures {
    private static final String NEXT_RECEIPT =
            """
            INSERT INTO receipt_counter (facility_id, year, last) VALUES (?, ?, 1)
            ON CONFLICT (facility_id, year) DO UPDATE SET last = receipt_counter.last + 1
            RETURNING last\
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredCaptures(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public boolean isKnown(PspCode psp, String transaction) {
        Together.now();
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM capture WHERE facility_id = ? AND psp = ? AND psp_txn_id = ?)")
                .params(facility.value(), psp.value(), transaction)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isPaid(BillId bill) {
        Together.now();
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM capture WHERE facility_id = ? AND bill_id = ? AND kind = 'CAPTURE')")
                .params(facility.value(), bill.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isSettled(PspCode psp, String transaction) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM terminal_settled s JOIN terminal_settlement t USING (facility_id, settlement_id)
                          WHERE s.facility_id = ? AND s.psp = ? AND s.psp_txn_id = ? AND t.matches)
                        """)
                .params(facility.value(), psp.value(), transaction)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void add(
            PaymentIntent intent,
            String transaction,
            Journal.Kind kind,
            Vnd amount,
            long journal,
            Instant at) {
        Together.later(
                jdbc,
                "INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                facility.value(),
                intent.psp().value(),
                transaction,
                intent.id().value(),
                intent.bill().value(),
                kind.name(),
                amount.dong(),
                journal,
                Moments.of(at));
    }

    @Override
    public void addStray(PspCode psp, String transaction, Vnd amount, long journal, Instant at) {
        Together.later(
                jdbc,
                "INSERT INTO capture VALUES (?, ?, ?, NULL, NULL, ?, ?, ?, ?)",
                facility.value(),
                psp.value(),
                transaction,
                Journal.Kind.STRAY.name(),
                amount.dong(),
                journal,
                Moments.of(at));
    }

    /// `PT-KH01-26-004127`: the counter's row is locked until the transaction ends, so a rollback leaves no gap. The next one is let in before the disk has it ([LateFlush]).
    @Override
    public String nextReceipt(int year) {
        long number =
                Together.one(
                        jdbc,
                        Together.flushLate()
                                ? NEXT_RECEIPT + ", " + LateFlush.COMMITTED + " = 'off'"
                                : NEXT_RECEIPT,
                        (row, _) -> row.getLong("last"),
                        facility.value(),
                        year);
        return String.format(Locale.ROOT, "PT-%s-%02d-%06d", facility.value(), year % 100, number);
    }
}

package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.payment.Captures;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Receipt;

public final class StoredCaptures implements Captures {
    /// The number that a row of `receipt_counter` has given last: `PT-KH01-26-004127`.
    private static final String NUMBER =
            """
            'PT-' || receipt_counter.facility_id || '-' || lpad((receipt_counter.year % 100)::text, 2, '0')
            || '-' || lpad(receipt_counter.last::text, greatest(6, length(receipt_counter.last::text)), '0')\
            """;

    private static final String NEXT_RECEIPT =
            """
            INSERT INTO receipt_counter (facility_id, year, last) VALUES (?, ?, 1)
            ON CONFLICT (facility_id, year) DO UPDATE SET last = receipt_counter.last + 1
            RETURNING %s AS number\
            """
                    .formatted(NUMBER);

    /// The number that this transaction drew: nobody else changes the counter until it ends. Parameters: facility, year.
    static final String DRAWN =
            "(SELECT %s FROM receipt_counter WHERE facility_id = ? AND year = ?)".formatted(NUMBER);

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

    /// The counter's row is locked until the transaction ends, so a rollback leaves no gap. The next one is let in before the disk has it ([LateFlush]).
    @Override
    public Receipt nextReceipt(int year) {
        Supplier<String> number =
                Together.asked(
                        jdbc,
                        Together.flushLate()
                                ? NEXT_RECEIPT + ", " + LateFlush.COMMITTED + " = 'off'"
                                : NEXT_RECEIPT,
                        (row, _) -> row.getString("number"),
                        facility.value(),
                        year);
        return new Drawn(year, number);
    }

    private record Drawn(int year, Supplier<String> text) implements Receipt {
        @Override
        public String number() {
            return text.get();
        }
    }
}

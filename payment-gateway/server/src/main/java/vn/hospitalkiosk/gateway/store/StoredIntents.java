package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Known;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Progress;
import vn.hospitalkiosk.gateway.payment.Purpose;
import vn.hospitalkiosk.gateway.payment.Receipt;
import vn.hospitalkiosk.gateway.psp.OrderId;

public final class StoredIntents implements PaymentIntents {
    private static final String INSERT =
            """
            INSERT INTO payment_intent (facility_id, payment_id, kiosk_id, visit_id, bill_id, psp, psp_order_id,
              reference, amount_vnd, payee, state, version, created_at, expires_at, times_asked, asked_in_state, next_ask_at,
              purpose, encounter)
            SELECT :facility, :id, :kiosk, :visit, :bill, :psp, :order,
              :reference, :amount, :payee, :state, :version, :created, :expires, 0, 0, :next, :purpose, :encounter
            WHERE NOT EXISTS (SELECT 1 FROM holding WHERE facility_id = :facility AND bill_id = :bill AND place = 'BILL')
            ON CONFLICT DO NOTHING
            """;

    /// A receipt seen here may be printed, and is on disk from then on ([LateFlush]); an hour is longer than any flush, and than clocks may differ.
    private static final String ONE =
            """
            SELECT *, CASE WHEN receipt_number IS NOT NULL AND captured_at > now() - interval '1 hour' AND %s
              THEN %s END FROM payment_intent WHERE facility_id = ? AND payment_id = ?
            """
                    .formatted(LateFlush.BEHIND, LateFlush.ALL);

    /// First the bill, then the row: `FOR UPDATE` reads what was committed while the bill was waited for.
    private static final String LOCK =
            """
            WITH bill AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended(?, 0)))
            SELECT p.* FROM bill, payment_intent p WHERE p.facility_id = ? AND p.payment_id = ? FOR UPDATE OF p
            """;

    private static final String LOCK_ORDER =
            """
            WITH bill AS MATERIALIZED (
              SELECT pg_advisory_xact_lock(hashtextextended(facility_id || '/bill/' || bill_id, 0))
              FROM payment_intent WHERE facility_id = ? AND psp = ? AND psp_order_id = ?)
            SELECT p.* FROM bill, payment_intent p WHERE p.facility_id = ? AND p.psp = ? AND p.psp_order_id = ? FOR UPDATE OF p
            """;

    /// Asked after the lock, so that it sees what was committed while the bill was waited for. Draws the number of the journal that new money will need, too.
    private static final String KNOWN =
            """
            SELECT EXISTS (SELECT 1 FROM evidence WHERE facility_id = ? AND psp = ? AND kind = ? AND digest = ? AND judgement IS NOT NULL) AS judged,
              EXISTS (SELECT 1 FROM capture WHERE facility_id = ? AND psp = ? AND psp_txn_id = ?) AS money,
              EXISTS (SELECT 1 FROM holding WHERE facility_id = ? AND place = 'BILL' AND bill_id =
                (SELECT bill_id FROM payment_intent WHERE facility_id = ? AND psp = ? AND psp_order_id = ?)) AS paid,
              CASE WHEN ? <> '' THEN %s END AS journal
            """
                    .formatted(StoredLedger.NEXT);

    /// A lease forgotten is a question asked twice. The rows stand in a CTE because that is read once: a subquery may be read anew for each row, and its `LIMIT` with it.
    private static final String DUE =
            """
            WITH due AS MATERIALIZED (
              SELECT facility_id, payment_id FROM payment_intent
              WHERE facility_id = :facility AND to_ask AND next_ask_at <= :now AND (leased_until IS NULL OR leased_until <= :now)
              ORDER BY next_ask_at LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE payment_intent SET leased_until = :until WHERE (facility_id, payment_id) IN (SELECT facility_id, payment_id FROM due)
            RETURNING *,\
            """
                    + Lazily.COMMITTED;

    private static final String ASKED =
            """
            UPDATE payment_intent SET times_asked = :times, asked_in_state = :inState, last_asked_at = :lastAsked,
              next_ask_at = :next, leased_until = NULL
            WHERE facility_id = :facility AND payment_id = :id AND\
            """
                    + " "
                    + Lazily.COMMITTED;

    private static final String HASTEN =
            """
            WITH due AS MATERIALIZED (
              SELECT facility_id, payment_id FROM payment_intent
              WHERE facility_id = :facility AND to_ask AND psp = :psp AND state = 'UNRESOLVED' AND next_ask_at > :now
              ORDER BY next_ask_at, payment_id LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE payment_intent SET next_ask_at = :now WHERE (facility_id, payment_id) IN (SELECT facility_id, payment_id FROM due)
            AND\
            """
                    + " "
                    + Lazily.COMMITTED;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredIntents(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public boolean add(PaymentIntent intent) {
        Together.now();
        Progress progress = intent.progress();
        return jdbc.sql(INSERT)
                        .param("facility", facility.value())
                        .param("id", intent.id().value())
                        .param("kiosk", intent.kiosk().value())
                        .param("visit", intent.visit().value())
                        .param("bill", intent.bill().value())
                        .param("psp", intent.psp().value())
                        .param("order", intent.order().value())
                        .param("reference", intent.reference())
                        .param("amount", intent.amount().dong())
                        .param("payee", intent.payee())
                        .param("state", progress.code().name())
                        .param("version", progress.version())
                        .param("created", Moments.of(intent.createdAt()))
                        .param("expires", Moments.of(intent.expiresAt()))
                        .param("next", Moments.of(progress.asking().nextAt()))
                        .param(
                                "purpose",
                                encounter(intent).isPresent() ? IntentRow.DEPOSIT : "BILL")
                        .param("encounter", encounter(intent).orElse(null))
                        .update()
                == 1;
    }

    private static Optional<String> encounter(PaymentIntent intent) {
        return switch (intent.purpose()) {
            case Purpose.Bill() -> Optional.empty();
            case Purpose.Deposit(String encounter) -> Optional.of(encounter);
        };
    }

    @Override
    public Optional<PaymentIntent> find(PaymentId id) {
        Together.now();
        return jdbc.sql(ONE)
                .params(facility.value(), id.value())
                .query(IntentRow::intent)
                .optional();
    }

    @Override
    public Optional<PaymentIntent> find(PspCode psp, OrderId order) {
        Together.now();
        return jdbc.sql(
                        "SELECT * FROM payment_intent WHERE facility_id = ? AND psp = ? AND psp_order_id = ?")
                .params(facility.value(), psp.value(), order.value())
                .query(IntentRow::intent)
                .optional();
    }

    @Override
    public Optional<PaymentIntent> named(String reference) {
        Together.now();
        return jdbc.sql("SELECT * FROM payment_intent WHERE facility_id = ? AND reference = ?")
                .params(facility.value(), reference)
                .query(IntentRow::intent)
                .optional();
    }

    @Override
    public Optional<PaymentIntent> holderOf(BillId bill) {
        Together.now();
        return jdbc.sql(
                        """
                        SELECT * FROM payment_intent WHERE facility_id = ? AND bill_id = ? AND holds_bill
                        """)
                .params(facility.value(), bill.value())
                .query(IntentRow::intent)
                .optional()
                .map(this::onDisk);
    }

    private PaymentIntent onDisk(PaymentIntent holder) {
        if (holder.progress().receiptNumber().isPresent()) {
            LateFlush.demandOnDisk(jdbc);
        }
        return holder;
    }

    @Override
    public List<PaymentIntent> endedOf(BillId bill, int most) {
        Together.now();
        return jdbc.sql(
                        """
                        SELECT * FROM payment_intent WHERE facility_id = ? AND bill_id = ?
                          AND (NOT holds_bill OR state IN ('CAPTURED', 'SETTLED')) ORDER BY created_at DESC LIMIT ?
                        """)
                .params(facility.value(), bill.value(), most)
                .query(IntentRow::intent)
                .list();
    }

    @Override
    public void lock(BillId bill) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(facility.value() + "/bill/" + bill.value())
                .query((row, _) -> row.getRow())
                .list();
    }

    @Override
    public List<PaymentIntent> unresolved(Instant madeBefore, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM payment_intent WHERE facility_id = ? AND to_ask
                          AND state = 'UNRESOLVED' AND created_at < ? ORDER BY created_at LIMIT ?
                        """)
                .params(facility.value(), Moments.of(madeBefore), most)
                .query(IntentRow::intent)
                .list();
    }

    @Override
    public List<PaymentIntent> showing(Instant madeBefore, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM payment_intent WHERE facility_id = ? AND to_ask
                          AND state = 'AWAITING_PAYER' AND cancel_asked_at IS NULL AND created_at < ?
                        ORDER BY created_at LIMIT ?
                        """)
                .params(facility.value(), Moments.of(madeBefore), most)
                .query(IntentRow::intent)
                .list();
    }

    @Override
    public PaymentIntent lock(PaymentIntent intent) {
        Together.now();
        return jdbc.sql(LOCK)
                .params(
                        facility.value() + "/bill/" + intent.bill().value(),
                        facility.value(),
                        intent.id().value())
                .query(IntentRow::intent)
                .single();
    }

    @Override
    public Optional<Known> lock(
            PspCode psp, OrderId order, Optional<RawMessage> raw, Optional<String> transaction) {
        String facility = this.facility.value();
        String money = transaction.orElse("");
        return Together.both(
                jdbc,
                new Together.Question<>(
                        LOCK_ORDER,
                        IntentRow::intent,
                        facility,
                        psp.value(),
                        order.value(),
                        facility,
                        psp.value(),
                        order.value()),
                new Together.Question<>(
                        KNOWN,
                        IntentRow::facts,
                        facility,
                        psp.value(),
                        raw.map(r -> r.kind().name()).orElse(""),
                        raw.map(RawMessage::digest).orElse(""),
                        facility,
                        psp.value(),
                        money,
                        facility,
                        facility,
                        psp.value(),
                        order.value(),
                        money),
                IntentRow.Facts::of);
    }

    @Override
    public void save(PaymentIntent intent) {
        Together.exactlyOne(
                jdbc,
                overtaken(intent),
                IntentRow.SAVE,
                IntentRow.changed(
                        facility, intent, intent.progress().receiptNumber().orElse(null)));
    }

    @Override
    public void save(PaymentIntent intent, Receipt receipt) {
        Together.exactlyOneLast(
                jdbc,
                overtaken(intent),
                IntentRow.SAVE_RECEIPTED,
                IntentRow.changed(facility, intent, facility.value(), receipt.year()));
    }

    private static String overtaken(PaymentIntent intent) {
        return "payment "
                + intent.id()
                + " changed under us before version "
                + intent.progress().version();
    }

    @Override
    public void noteAsked(PaymentIntent intent) {
        Together.now();
        Progress.Asking asking = intent.progress().asking();
        jdbc.sql(ASKED)
                .param("facility", facility.value())
                .param("id", intent.id().value())
                .param("times", asking.times())
                .param("inState", asking.inState())
                .param("lastAsked", Moments.of(asking.lastAt()))
                .param("next", Moments.of(asking.nextAt()))
                .update();
    }

    @Override
    public void noteChange(PaymentIntent after, String from, String event, Instant at) {
        Together.later(
                jdbc,
                "INSERT INTO payment_change VALUES (?, ?, ?, ?, ?, ?, ?)",
                facility.value(),
                after.id().value(),
                after.progress().version(),
                from,
                after.progress().code().name(),
                event,
                Moments.of(at));
    }

    @Override
    public List<PaymentIntent> takeDue(int most, Instant now, Instant until) {
        return jdbc.sql(DUE)
                .param("facility", facility.value())
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query(IntentRow::intent)
                .list();
    }

    @Override
    public void hasten(PspCode psp, Instant now, int most) {
        jdbc.sql(HASTEN)
                .param("facility", facility.value())
                .param("psp", psp.value())
                .param("now", Moments.of(now))
                .param("most", most)
                .update();
    }

    @Override
    public void releaseAll() {
        jdbc.sql(
                        """
                        UPDATE payment_intent SET leased_until = NULL, next_ask_at = least(next_ask_at, created_at)
                        WHERE facility_id = ? AND state IN ('AWAITING_PAYER', 'UNRESOLVED')
                        """)
                .param(facility.value())
                .update();
    }
}

package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Cause;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.PersonId;

/// Table `holding`; its triggers keep the sums.
public final class StoredHoldings implements Holdings {
    private static final String OPEN =
            """
            INSERT INTO holding (facility_id, psp, psp_txn_id, place, cause, payment_id, bill_id, kiosk_id,
              amount_vnd, left_vnd, since, journal_id, policy_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String MOVE =
            """
            INSERT INTO holding (facility_id, psp, psp_txn_id, place, cause, payment_id, bill_id, kiosk_id,
              amount_vnd, left_vnd, since, journal_id, came_from, maker, reason, checker)
            VALUES (:facility, :psp, :txn, :place, :cause, :payment, :bill, :kiosk, :amount, :amount, :since, :journal,
              :from, :maker, :reason, :checker)
            RETURNING holding_id
            """;
    private static final String UNDECIDED =
            """
            WITH due AS MATERIALIZED (
              SELECT facility_id, holding_id FROM holding WHERE facility_id = :facility AND policy_at <= :now
              ORDER BY policy_at LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE holding SET policy_at = :until WHERE (facility_id, holding_id) IN (SELECT facility_id, holding_id FROM due)
            RETURNING *
            """;
    private static final String ONE =
            "SELECT * FROM holding WHERE facility_id = ? AND holding_id = ?";

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredHoldings(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void open(Fresh fresh) {
        Together.later(
                jdbc,
                OPEN,
                facility.value(),
                fresh.psp().value(),
                fresh.transaction(),
                fresh.place().name(),
                fresh.cause().name(),
                fresh.payment().map(PaymentId::value).orElse(null),
                fresh.bill().map(BillId::value).orElse(null),
                fresh.kiosk().map(KioskId::value).orElse(null),
                fresh.amount().dong(),
                fresh.amount().dong(),
                Moments.of(fresh.since()),
                fresh.journal(),
                Moments.of(fresh.policyAt()));
    }

    @Override
    public HoldingId move(Move move) {
        Together.now();
        Holding from = move.from();
        return new HoldingId(
                jdbc.sql(MOVE)
                        .param("facility", facility.value())
                        .param("psp", from.psp().value())
                        .param("txn", from.transaction())
                        .param("place", move.to().name())
                        .param("cause", move.cause().name())
                        .param("payment", from.payment().map(PaymentId::value).orElse(null))
                        .param("bill", move.bill().map(BillId::value).orElse(null))
                        .param("kiosk", from.kiosk().map(KioskId::value).orElse(null))
                        .param("amount", move.amount().dong())
                        .param("since", Moments.of(move.at()))
                        .param("journal", move.journal())
                        .param("from", from.id().value())
                        .param("maker", move.maker().value())
                        .param("reason", move.reason())
                        .param("checker", move.checker().map(PersonId::value).orElse(null))
                        .query(Long.class)
                        .single());
    }

    @Override
    public Optional<Holding> find(HoldingId id) {
        Together.now();
        return jdbc.sql(ONE)
                .params(facility.value(), id.value())
                .query(StoredHoldings::holding)
                .optional();
    }

    @Override
    public Optional<Holding> lock(HoldingId id) {
        Together.now();
        return jdbc.sql(ONE + " FOR UPDATE")
                .params(facility.value(), id.value())
                .query(StoredHoldings::holding)
                .optional();
    }

    @Override
    public List<Holding> of(PaymentId payment) {
        Together.now();
        return jdbc.sql(
                        "SELECT * FROM holding WHERE facility_id = ? AND payment_id = ? ORDER BY holding_id")
                .params(facility.value(), payment.value())
                .query(StoredHoldings::holding)
                .list();
    }

    @Override
    public List<Holding> left(Set<Place> places, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM holding WHERE facility_id = :facility AND place IN (:places) AND left_vnd > 0
                        ORDER BY since, holding_id LIMIT :most
                        """)
                .param("facility", facility.value())
                .param("places", places.stream().map(Place::name).toList())
                .param("most", most)
                .query(StoredHoldings::holding)
                .list();
    }

    @Override
    public Vnd captured(PspCode psp, String transaction) {
        Together.now();
        return new Vnd(
                jdbc.sql(
                                "SELECT amount_vnd FROM capture WHERE facility_id = ? AND psp = ? AND psp_txn_id = ?")
                        .params(facility.value(), psp.value(), transaction)
                        .query(Long.class)
                        .single());
    }

    @Override
    public boolean pays(BillId bill) {
        Together.now();
        boolean paid =
                jdbc.sql(
                                "SELECT EXISTS (SELECT 1 FROM holding WHERE facility_id = ? AND bill_id = ? AND place = 'BILL')")
                        .params(facility.value(), bill.value())
                        .query(Boolean.class)
                        .single();
        if (paid) {
            LateFlush.demandOnDisk(jdbc);
        }
        return paid;
    }

    @Override
    public List<Holding> takeUndecided(int most, Instant now, Instant until) {
        return jdbc.sql(UNDECIDED)
                .param("facility", facility.value())
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query(StoredHoldings::holding)
                .list();
    }

    @Override
    public void lookAgain(HoldingId id, Instant at) {
        jdbc.sql("UPDATE holding SET policy_at = ? WHERE facility_id = ? AND holding_id = ?")
                .params(Moments.of(at), facility.value(), id.value())
                .update();
    }

    @Override
    public void decided(HoldingId id) {
        jdbc.sql("UPDATE holding SET policy_at = NULL WHERE facility_id = ? AND holding_id = ?")
                .params(facility.value(), id.value())
                .update();
    }

    @Override
    public Total total(Place place) {
        return jdbc.sql(
                        """
                        SELECT count(*) AS count, coalesce(sum(left_vnd), 0)::bigint AS amount
                        FROM holding WHERE facility_id = ? AND place = ? AND left_vnd > 0
                        """)
                .params(facility.value(), place.name())
                .query((row, _) -> new Total(row.getLong("count"), row.getLong("amount")))
                .single();
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        return new Holding(
                new HoldingId(row.getLong("holding_id")),
                new PspCode(row.getString("psp")),
                row.getString("psp_txn_id"),
                Place.valueOf(row.getString("place")),
                Cause.valueOf(row.getString("cause")),
                Optional.ofNullable(row.getString("payment_id")).map(PaymentId::new),
                Optional.ofNullable(row.getString("bill_id")).map(BillId::new),
                Optional.ofNullable(row.getString("kiosk_id")).map(KioskId::new),
                new Vnd(row.getLong("amount_vnd")),
                new Vnd(row.getLong("left_vnd")),
                Moments.in(row, "since"));
    }
}

package vn.hospitalkiosk.gateway.sim.memory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.StoredAudit;
import vn.hospitalkiosk.gateway.store.StoredCaptures;
import vn.hospitalkiosk.gateway.store.StoredEvidences;
import vn.hospitalkiosk.gateway.store.StoredHisNews;
import vn.hospitalkiosk.gateway.store.StoredHoldings;
import vn.hospitalkiosk.gateway.store.StoredIntents;
import vn.hospitalkiosk.gateway.store.StoredLedger;
import vn.hospitalkiosk.gateway.store.StoredOutbox;
import vn.hospitalkiosk.gateway.store.StoredRefunds;
import vn.hospitalkiosk.gateway.store.StoredSettlements;
import vn.hospitalkiosk.gateway.store.StoredTakings;
import vn.hospitalkiosk.gateway.store.StoredTerminalSales;

/// The product's own stores over a database, and an auditor's reading of it.
public final class PostgresStores {
    static final PspCode CARD = new PspCode("card");
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final DataSource source;
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public PostgresStores(DataSource source, FacilityId facility) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.facility = facility;
    }

    public MoneyStores ports(Clock clock) {
        return new MoneyStores(
                new PaymentHouse.Stores(
                        new SpringTransactions(new JdbcTransactionManager(source)),
                        new StoredIntents(jdbc, facility),
                        new StoredEvidences(jdbc, facility),
                        new StoredCaptures(jdbc, facility),
                        new StoredHoldings(jdbc, facility),
                        new StoredLedger(jdbc, facility),
                        new StoredOutbox(jdbc, facility),
                        new StoredAudit(jdbc, facility, clock)),
                new StoredRefunds(jdbc, facility),
                new StoredHisNews(jdbc, facility),
                new StoredTerminalSales(jdbc, facility),
                new StoredSettlements(jdbc, facility, CARD),
                new StoredTakings(jdbc, facility, clock, ZONE));
    }

    public Tables read() {
        return new Tables(
                intents(),
                changes(),
                evidences(),
                captures(),
                journals(),
                outbox(),
                audit(),
                strays(),
                holdings(),
                news(),
                new StoredRefunds(jdbc, facility)
                        .list(EnumSet.allOf(RefundState.class), Integer.MAX_VALUE)
                        .reversed(),
                rows(
                        "terminal_settled",
                        "psp_txn_id",
                        (row, _) ->
                                new Tables.Settled(
                                        row.getString("psp_txn_id"),
                                        row.getString("settlement_id"))));
    }

    private <T> List<T> rows(String table, String order, RowMapper<T> mapper) {
        return rows(table, "true", order, mapper);
    }

    private <T> List<T> rows(String table, String which, String order, RowMapper<T> mapper) {
        return jdbc.sql(
                        "SELECT * FROM "
                                + table
                                + " WHERE facility_id = ? AND "
                                + which
                                + " ORDER BY "
                                + order)
                .param(facility.value())
                .query(mapper)
                .list();
    }

    private List<PaymentIntent> intents() {
        StoredIntents intents = new StoredIntents(jdbc, facility);
        return rows("payment_intent", "created_at, payment_id", (row, _) -> payment(row)).stream()
                .map(intents::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Tables.Change> changes() {
        return rows(
                "payment_change",
                "payment_id, version",
                (row, _) ->
                        new Tables.Change(
                                payment(row),
                                row.getLong("version"),
                                row.getString("from_state"),
                                row.getString("to_state"),
                                row.getString("event")));
    }

    private List<Tables.Evidence> evidences() {
        return rows(
                "evidence",
                "evidence_id",
                (row, _) ->
                        new Tables.Evidence(
                                row.getLong("evidence_id"),
                                psp(row),
                                new OrderId(row.getString("psp_order_id")),
                                row.getString("kind"),
                                row.getString("digest"),
                                Optional.ofNullable(row.getString("judgement"))));
    }

    private List<Tables.Stray> strays() {
        return rows(
                        "capture",
                        "journal_id",
                        (row, _) ->
                                row.getString("payment_id") == null
                                        ? Optional.of(
                                                new Tables.Stray(
                                                        psp(row),
                                                        row.getString("psp_txn_id"),
                                                        amount(row)))
                                        : Optional.<Tables.Stray>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Holding> holdings() {
        StoredHoldings holdings = new StoredHoldings(jdbc, facility);
        return rows("holding", "holding_id", (row, _) -> new HoldingId(row.getLong("holding_id")))
                .stream()
                .map(holdings::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Tables.News> news() {
        return rows(
                "his_news",
                "news_id",
                (row, _) ->
                        new Tables.News(
                                row.getString("news_id"),
                                newsKind(row.getString("kind")),
                                row.getObject("done_at") != null));
    }

    private static String newsKind(String kind) {
        return switch (kind) {
            case "PAYMENT" -> "PaymentRecord";
            case "REFUND" -> "RefundRecord";
            case "DEPOSIT" -> "DepositRecord";
            default -> kind;
        };
    }

    private List<Tables.Capture> captures() {
        return rows(
                "capture",
                "payment_id IS NOT NULL",
                "journal_id",
                (row, _) ->
                        new Tables.Capture(
                                psp(row),
                                row.getString("psp_txn_id"),
                                payment(row),
                                bill(row),
                                Journal.Kind.valueOf(row.getString("kind")),
                                amount(row),
                                row.getLong("journal_id")));
    }

    private List<Journal.Booked> journals() {
        StoredLedger ledger = new StoredLedger(jdbc, facility);
        return rows("journal", "journal_id", (row, _) -> row.getLong("journal_id")).stream()
                .map(ledger::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Tables.Posting> outbox() {
        return rows(
                "outbox",
                "payment_id",
                (row, _) ->
                        new Tables.Posting(
                                payment(row),
                                bill(row),
                                amount(row),
                                row.getObject("done_at") != null));
    }

    private List<Tables.Note> audit() {
        return rows(
                "audit",
                "audit_id",
                (row, _) ->
                        new Tables.Note(
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject")));
    }

    private static PaymentId payment(ResultSet row) throws SQLException {
        return new PaymentId(row.getString("payment_id"));
    }

    private static BillId bill(ResultSet row) throws SQLException {
        return new BillId(row.getString("bill_id"));
    }

    private static PspCode psp(ResultSet row) throws SQLException {
        return new PspCode(row.getString("psp"));
    }

    private static Vnd amount(ResultSet row) throws SQLException {
        return new Vnd(row.getLong("amount_vnd"));
    }
}

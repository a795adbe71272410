package vn.hospitalkiosk.kiosk.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.SettlementReport;

/// Settlements of the terminal: written down before the terminal is told, told to the gateway until it has acknowledged them. In the kiosk's journal. Any thread.
public final class TerminalSettlements implements AutoCloseable {
    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists terminal_settlement(
                      id text primary key, begun integer not null, report text not null, ended integer not null default 0,
                      acknowledged integer not null default 0)\
                    """);

    private static final String IN_BATCH =
            """
            select s.payment, i.tid from terminal_sale s join terminal_intent i on i.reference = s.reference
              left join terminal_intent v on v.reference = s.reference || '-V' and v.outcome = 'APPROVED'
            where i.outcome in ('APPROVED','TOOK_OTHER') and i.taken > 0 and i.batched = 0 and v.number is null
            order by i.number\
            """;

    private final Path file;
    private final Clock clock;
    private final TerminalSales sales;
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable SqliteFile sqlite;

    /// @param file the kiosk's journal
    /// @param sales in the same file
    public TerminalSettlements(Path file, Clock clock, TerminalSales sales) {
        this.file = file;
        this.clock = clock;
        this.sales = sales;
    }

    /// Sales of the batch that is open now.
    public synchronized List<PaymentId> inBatch() {
        List<PaymentId> all = new ArrayList<>();
        attempt(db -> db.read(IN_BATCH, row -> all.add(new PaymentId(row.getString(1)))));
        return all;
    }

    /// Before the terminal is told. Until it ends, the gateway would hear that its outcome is not known.
    public synchronized SettlementReport begin(CommandId id) {
        List<PaymentId> batch = new ArrayList<>();
        List<String> terminals = new ArrayList<>();
        attempt(db ->
                db.read(
                        IN_BATCH,
                        row -> {
                            batch.add(new PaymentId(row.getString(1)));
                            Optional.ofNullable(row.getString(2)).ifPresent(terminals::add);
                        }));
        SettlementReport report =
                new SettlementReport(
                        id,
                        SettlementReport.Outcome.UNKNOWN,
                        terminals.stream().reduce((_, last) -> last),
                        clock.instant(),
                        batch,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new FailureCode("T22")));
        attempt(db ->
                db.change(
                        "insert into terminal_settlement(id, begun, report) values(?,?,?)",
                        id.value(),
                        clock.instant().toEpochMilli(),
                        json.writeValueAsString(report)));
        return report;
    }

    public synchronized void ended(SettlementReport report) {
        attempt(db ->
                db.change(
                        "update terminal_settlement set report=?, ended=1 where id=?",
                        json.writeValueAsString(report),
                        report.settlement().value()));
    }

    /// Begun here before, whatever became of it.
    public synchronized boolean isKnown(CommandId id) {
        boolean[] found = {false};
        attempt(db ->
                db.read(
                        "select 1 from terminal_settlement where id=?",
                        _ -> found[0] = true,
                        id.value()));
        return found[0];
    }

    /// The terminal was not told after all.
    public synchronized void forget(CommandId id) {
        attempt(db ->
                db.change("delete from terminal_settlement where id=? and ended=0", id.value()));
    }

    /// After a start: what was begun and not ended is told as not known.
    public synchronized void cutOffByStop() {
        attempt(db -> db.change("update terminal_settlement set ended=1 where ended=0"));
    }

    /// When the newest was begun.
    public synchronized Optional<Instant> last() {
        List<Instant> found = new ArrayList<>();
        attempt(db ->
                db.read(
                        "select max(begun) from terminal_settlement having max(begun) is not null",
                        row -> found.add(Instant.ofEpochMilli(row.getLong(1)))));
        return found.stream().findFirst();
    }

    public synchronized List<SettlementReport> unreported() {
        List<SettlementReport> all = new ArrayList<>();
        attempt(db ->
                db.read(
                        "select report from terminal_settlement where ended=1 and acknowledged=0 order by begun",
                        row -> all.add(json.readValue(row.getString(1), SettlementReport.class))));
        return all;
    }

    public synchronized void acknowledged(CommandId id) {
        attempt(db ->
                db.change("update terminal_settlement set acknowledged=1 where id=?", id.value()));
    }

    private void attempt(Consumer<SqliteFile> work) {
        SqliteFile db = sqlite;
        if (db == null) {
            sales.unreported(); // makes its tables
            db = SqliteFile.open(file, TABLES);
            sqlite = db;
        }
        try {
            work.accept(db);
        } catch (JournalBroken e) {
            sqlite = null;
            try {
                db.close();
            } catch (JournalBroken _) {
                // It broke already; the first reason is told.
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        SqliteFile db = sqlite;
        sqlite = null;
        if (db != null) {
            db.close();
        }
    }
}

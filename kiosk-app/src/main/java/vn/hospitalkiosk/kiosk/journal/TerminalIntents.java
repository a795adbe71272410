package vn.hospitalkiosk.kiosk.journal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.cardterminal.BatchTally;
import vn.hospitalkiosk.device.cardterminal.Intent;
import vn.hospitalkiosk.device.cardterminal.IntentJournal;
import vn.hospitalkiosk.device.cardterminal.MaskedPan;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.TerminalName;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;

/// The card terminal's intents in the kiosk's journal, over a connection of their own: written on the terminal's thread before its first byte leaves. Opened when first needed, and again after it broke; while it is broken, no card payment starts. Of a card it holds the masked number only.
public final class TerminalIntents implements IntentJournal, AutoCloseable {
    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists terminal_intent(
                      number integer primary key autoincrement, kind text not null, reference text not null unique,
                      amount integer not null, started integer not null, last_trace text, sale_trace text,
                      ended integer, outcome text, taken integer, trace text, approval text, rrn text, card text,
                      tid text, mid text, code text, batched integer not null default 0)\
                    """,
                    // The database itself refuses a second open one.
                    "create unique index if not exists terminal_intent_open on terminal_intent((1)) where ended is null");

    private final Path file;
    private final Clock clock;
    private @Nullable SqliteFile sqlite;

    /// As the file has it; asked for at every heartbeat, which must not read the disk.
    private Optional<Intent> openNow = Optional.empty();

    private boolean openKnown;

    /// @param file the kiosk's journal
    public TerminalIntents(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public synchronized void begin(Intent intent) {
        openKnown = false;
        attempt(db ->
                db.change(
                        "insert into terminal_intent(kind, reference, amount, started, last_trace, sale_trace) values(?,?,?,?,?,?)",
                        intent.kind().name(),
                        intent.order().reference().text(),
                        intent.order().amountVnd(),
                        intent.startedAt().toEpochMilli(),
                        intent.lastTrace().orElse(null),
                        intent.saleTrace().orElse(null)));
    }

    @Override
    public synchronized void end(Intent intent, PaymentOutcome outcome) {
        Optional<PaymentOutcome.Receipt> receipt = receipt(outcome);
        Optional<TerminalName> by = receipt.flatMap(PaymentOutcome.Receipt::by);
        openKnown = false;
        // What was taken by mistake is told a second time once it was given back.
        attempt(db ->
                db.change(
                        """
                        update terminal_intent set ended=?, outcome=?, taken=?, trace=?, approval=?, rrn=?, card=?, tid=?, mid=?, code=?
                        where reference=? and (ended is null or outcome='TOOK_OTHER')\
                        """,
                        clock.instant().toEpochMilli(),
                        word(outcome),
                        receipt.map(PaymentOutcome.Receipt::amountVnd).orElse(null),
                        receipt.flatMap(PaymentOutcome.Receipt::trace).orElse(null),
                        receipt.flatMap(PaymentOutcome.Receipt::approvalCode).orElse(null),
                        receipt.flatMap(PaymentOutcome.Receipt::retrievalReference).orElse(null),
                        receipt.flatMap(PaymentOutcome.Receipt::card)
                                .map(MaskedPan::text)
                                .orElse(null),
                        by.map(TerminalName::terminal).orElse(null),
                        by.flatMap(TerminalName::merchant).orElse(null),
                        code(outcome).orElse(null),
                        intent.order().reference().text()));
    }

    private static Optional<PaymentOutcome.Receipt> receipt(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Approved(var proof, boolean _) -> Optional.of(proof);
            case PaymentOutcome.TookOther(var proof, boolean _) -> Optional.of(proof);
            case PaymentOutcome.Declined _,
                    PaymentOutcome.Cancelled _,
                    PaymentOutcome.NotStarted _,
                    PaymentOutcome.Unknown _ ->
                    Optional.empty();
        };
    }

    /// Ours, never the bank's.
    private static Optional<String> code(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.NotStarted(var failure) -> Optional.of(failure.code());
            case PaymentOutcome.Unknown(var failure) -> Optional.of(failure.code());
            case PaymentOutcome.TookOther _ -> Optional.of("T32");
            case PaymentOutcome.Approved _, PaymentOutcome.Declined _, PaymentOutcome.Cancelled _ ->
                    Optional.empty();
        };
    }

    private static String word(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Approved _ -> "APPROVED";
            case PaymentOutcome.Declined _ -> "DECLINED";
            case PaymentOutcome.Cancelled _ -> "CANCELLED";
            case PaymentOutcome.TookOther(var _, boolean back) ->
                    back ? "TAKEN_BACK" : "TOOK_OTHER";
            case PaymentOutcome.NotStarted _ -> "NOT_STARTED";
            case PaymentOutcome.Unknown _ -> "UNKNOWN";
        };
    }

    @Override
    public synchronized Optional<Intent> open() {
        if (!openKnown) {
            List<Intent> found = new ArrayList<>();
            attempt(db ->
                    db.read(
                            "select kind, reference, amount, started, last_trace, sale_trace from terminal_intent where ended is null",
                            row -> found.add(intent(row))));
            openNow = found.stream().findFirst();
            openKnown = true;
        }
        return openNow;
    }

    private static Intent intent(ResultSet row) throws SQLException {
        return new Intent(
                Intent.Kind.valueOf(row.getString(1)),
                new Order(new TerminalReference(row.getString(2)), row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)));
    }

    @Override
    public synchronized BatchTally batch() {
        BatchTally[] tally = {BatchTally.EMPTY};
        attempt(db ->
                db.read(
                        "select kind, reference, amount, started, last_trace, sale_trace, taken from terminal_intent where outcome in ('APPROVED','TOOK_OTHER') and taken > 0 and batched=0 order by number",
                        row -> tally[0] = tally[0].with(intent(row), approved(row))));
        return tally[0];
    }

    /// A tally needs the amount only.
    private static PaymentOutcome approved(ResultSet row) throws SQLException {
        return new PaymentOutcome.Approved(
                new PaymentOutcome.Receipt(
                        new TerminalReference(row.getString(2)),
                        row.getLong(7),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                false);
    }

    @Override
    public synchronized void closeBatch() {
        attempt(db ->
                db.change(
                        "update terminal_intent set batched=1 where ended is not null and batched=0"));
    }

    private void attempt(java.util.function.Consumer<SqliteFile> work) {
        SqliteFile db = sqlite;
        if (db == null) {
            db = SqliteFile.open(file, TABLES);
            for (String column : List.of("tid", "mid", "code")) {
                db.demandColumn("terminal_intent", column, "text");
            }
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

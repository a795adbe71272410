package vn.hospitalkiosk.kiosk.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.api.PaymentId;

/// Which payment went to the terminal under which reference, and what of its outcome the gateway has acknowledged. In the kiosk's journal, beside [TerminalIntents], whose rows hold what the terminal did; both survive a power cut. Any thread.
public final class TerminalSales implements AutoCloseable {
    /// Of the reference under which a sale is voided.
    private static final String VOID = "-V";

    /// `word` is for outcomes the terminal's driver never wrote down: not started, or not known yet.
    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists terminal_sale(
                      payment text primary key, reference text not null unique, codec text not null, at integer not null,
                      word text, code text, acknowledged text)\
                    """,
                    """
                    create view if not exists terminal_told as select s.payment, s.reference, s.codec, s.acknowledged, s.at as begun,
                      coalesce(case when v.outcome='APPROVED' then 'TAKEN_BACK' end, i.outcome, s.word) as now,
                      i.taken, i.card, i.trace, i.approval, i.rrn, i.tid, i.mid, coalesce(i.code, s.code) as code,
                      coalesce(v.ended, i.ended, s.at) as at
                    from terminal_sale s left join terminal_intent i on i.reference = s.reference
                      left join terminal_intent v on v.reference = s.reference || '-V'\
                    """);

    private final Path file;
    private final Clock clock;
    private final TerminalIntents intents;
    private @Nullable SqliteFile sqlite;

    /// @param file the kiosk's journal
    /// @param intents in the same file
    public TerminalSales(Path file, Clock clock, TerminalIntents intents) {
        this.file = file;
        this.clock = clock;
        this.intents = intents;
    }

    /// The reference under which a sale is taken back: one void for each sale, ever.
    public static String voiding(String reference) {
        return reference + VOID;
    }

    /// Before the terminal is told anything.
    ///
    /// @return false when this payment went to the terminal before, or was told never to have: it must not go again
    /// @throws JournalBroken nothing may be sent then
    public synchronized boolean begin(PaymentId payment, String reference, String codec) {
        if (known("select 1 from terminal_sale where payment = ?", payment)) {
            return false;
        }
        insert(payment, reference, codec, null, null);
        return true;
    }

    /// The gateway asks about a payment: what is known is told again. One that never went to the terminal is closed to it for good, so that it can be told that nothing was taken; a journal that never heard of the payment cannot know that.
    public synchronized void asked(PaymentId payment, String reference, String codec) {
        if (known("select 1 from terminal_sale where payment = ?", payment)) {
            attempt(db ->
                    db.change(
                            "update terminal_sale set acknowledged=null where payment=?",
                            payment.value()));
        } else if (known("select 1 from payment where id = ?", payment)) {
            insert(payment, reference, codec, "NOT_STARTED", "T24");
        } else {
            insert(payment, reference, codec, "UNKNOWN", "T26");
        }
    }

    private void insert(
            PaymentId payment,
            String reference,
            String codec,
            @Nullable String word,
            @Nullable String code) {
        attempt(db ->
                db.change(
                        "insert into terminal_sale(payment, reference, codec, at, word, code) values(?,?,?,?,?,?)",
                        payment.value(),
                        reference,
                        codec,
                        clock.instant().toEpochMilli(),
                        word,
                        code));
    }

    private boolean known(String sql, PaymentId payment) {
        boolean[] found = {false};
        attempt(db -> db.read(sql, _ -> found[0] = true, payment.value()));
        return found[0];
    }

    /// The driver wrote nothing down, or cannot tell yet; what it writes later counts more.
    ///
    /// @param word `NOT_STARTED` or `UNKNOWN`
    public synchronized void noted(PaymentId payment, String word, String code) {
        attempt(db ->
                db.change(
                        "update terminal_sale set word=?, code=? where payment=?",
                        word,
                        code,
                        payment.value()));
    }

    /// One void for each sale, ever: what became of an attempt that was cut off, people see at the terminal.
    ///
    /// @return false when one was attempted before
    public synchronized boolean voidBegun(PaymentId payment) {
        if (known("select 1 from terminal_sale where payment = ? and code = 'T32'", payment)) {
            return false;
        }
        attempt(db ->
                db.change("update terminal_sale set code='T32' where payment=?", payment.value()));
        return true;
    }

    /// After a start: what was begun here and not by the terminal's driver was never sent, and what the driver has not ended is not known.
    public synchronized void cutOffByStop() {
        attempt(db -> {
            db.change(
                    "update terminal_sale set word='NOT_STARTED', code='T24' where word is null and reference not in (select reference from terminal_intent)");
            db.change("update terminal_sale set word='UNKNOWN', code='T22' where word is null");
        });
    }

    /// What can be told of a payment now; empty while it is at the terminal, or never was.
    public synchronized Optional<ToldSale> find(PaymentId payment) {
        return told("where now is not null and payment = ?", payment.value()).stream().findFirst();
    }

    /// What the gateway has not acknowledged, oldest first.
    public synchronized List<ToldSale> unreported() {
        return told(
                "where now is not null and (acknowledged is null or acknowledged <> now) order by begun limit 100");
    }

    private List<ToldSale> told(String where, @Nullable Object... values) {
        List<ToldSale> all = new ArrayList<>();
        attempt(db ->
                db.read(
                        "select * from terminal_told " + where,
                        row -> all.add(TerminalWords.told(row)),
                        values));
        return all;
    }

    /// @param told as it was acknowledged; a later outcome is told again
    public synchronized void acknowledged(ToldSale told) {
        attempt(db ->
                db.change(
                        "update terminal_sale set acknowledged=? where payment=?",
                        told.word(),
                        told.payment().value()));
    }

    private void attempt(Consumer<SqliteFile> work) {
        SqliteFile db = sqlite;
        if (db == null) {
            intents.open(); // makes its table
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

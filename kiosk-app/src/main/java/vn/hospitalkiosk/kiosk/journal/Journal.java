package vn.hospitalkiosk.kiosk.journal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.kiosk.journey.LeftOpen;
import vn.hospitalkiosk.kiosk.journey.PaymentFacts;

/// What this kiosk is about to do, on disk before it is done: each call is one transaction, flushed when it returns.
/// Holds no person: ids, queue numbers, sums. One thread uses it; calls block on the disk, so never from a virtual thread.
public final class Journal implements AutoCloseable {
    private static final int PROCESS_IDS = 36 * 36 * 36 * 36;
    private static final Duration KEPT = Duration.ofDays(90);

    /// Tickets and bills name nobody, but are of no use the day after.
    private static final Duration FACTS_KEPT = Duration.ofDays(1);

    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists check_in(
                      command text primary key, visit text not null, booking text not null, at integer not null)\
                    """,
                    """
                    create table if not exists payment(
                      id text primary key, visit text not null, bill text not null, psp text not null,
                      facts text, at integer not null, version integer not null default 0, state text)\
                    """,
                    """
                    create table if not exists slip(
                      serial integer primary key autoincrement, job text not null unique, visit text not null,
                      payment text, kind text not null, at integer not null, result text, reported integer not null default 0)\
                    """);

    private final SqliteFile file;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    private Journal(SqliteFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// @throws JournalBroken when the file cannot be used, or does not promise to survive a power cut
    public static Journal open(Path file, Clock clock) {
        Journal journal = new Journal(SqliteFile.open(file, TABLES), clock);
        journal.forgetOld();
        return journal;
    }

    private void forgetOld() {
        change(
                "delete from payment where at < ? and state is not null and state not in ('AWAITING_PAYER','UNRESOLVED')",
                clock.instant().minus(KEPT).toEpochMilli());
        change(
                "update payment set facts=null where at < ?",
                clock.instant().minus(FACTS_KEPT).toEpochMilli());
        change("delete from check_in where at < ?", clock.instant().minus(KEPT).toEpochMilli());
    }

    public synchronized void checkInStarting(CheckInRequest request) {
        change(
                "insert or ignore into check_in(command, visit, booking, at) values(?,?,?,?)",
                request.command().value(),
                request.visit().value(),
                goal(request.goal()),
                now());
    }

    /// The booking, or only which kind of visit: a referral's number is nobody's business here.
    private static String goal(VisitGoal goal) {
        return switch (goal) {
            case VisitGoal.Booked(var booking) -> booking.value();
            case VisitGoal.NewExam(var clinic) -> "clinic " + clinic;
            case VisitGoal.Referred(var clinic, var _) -> "referred to clinic " + clinic;
        };
    }

    /// Before the request leaves; again with the same id: nothing changes.
    public synchronized void paymentStarting(CreatePaymentRequest request, PaymentFacts facts) {
        change(
                "insert or ignore into payment(id, visit, bill, psp, facts, at) values(?,?,?,?,?,?)",
                request.payment().value(),
                request.visit().value(),
                request.bill().value(),
                request.psp().value(),
                json.writeValueAsString(facts),
                now());
    }

    /// A lower version than one heard before changes nothing.
    public synchronized void paymentHeard(PaymentId payment, long version, PaymentState state) {
        change(
                "update payment set version=?, state=? where id=? and (state is null or version<?)",
                version,
                state.name(),
                payment.value(),
                version);
        change(
                "update payment set facts=null where id=? and state like 'CLOSED%'",
                payment.value());
    }

    /// The gateway never got it.
    public synchronized void paymentNeverArrived(PaymentId payment) {
        change(
                "update payment set state='CLOSED_CANCELLED', facts=null where id=? and state is null",
                payment.value());
    }

    /// Payments to ask the gateway about, oldest first.
    public synchronized List<OpenPayment> openPayments() {
        List<OpenPayment> open = new ArrayList<>();
        read(
                "select id, at from payment where state is null or state in ('AWAITING_PAYER','UNRESOLVED') order by at",
                row -> {
                    open.add(
                            new OpenPayment(
                                    new PaymentId(row.getString(1)),
                                    Instant.ofEpochMilli(row.getLong(2))));
                });
        return open;
    }

    /// The newest payment that a kiosk just started should still tell its patient about: open, or taken without a slip that was confirmed.
    ///
    /// @param notBefore older ones are for the desk
    public synchronized Optional<LeftOpen> leftOpen(Instant notBefore) {
        List<LeftOpen> found = new ArrayList<>();
        read(
                """
                select p.id, p.visit, p.bill, p.psp, p.facts, s.serial, s.result
                  from payment p left join slip s on s.serial = (
                    select max(serial) from slip where payment = p.id or (visit = p.visit and payment is null and at >= p.at))
                 where p.at >= ? and p.facts is not null
                   and (p.state is null or p.state in ('AWAITING_PAYER','UNRESOLVED')
                     or (p.state in ('CAPTURED','SETTLED')
                       and (s.serial is null or s.result is null)))
                 order by p.at desc limit 1\
                """,
                row -> found.add(leftOpen(row)),
                notBefore.toEpochMilli());
        return found.stream().findFirst();
    }

    private LeftOpen leftOpen(ResultSet row) throws SQLException {
        CreatePaymentRequest request =
                new CreatePaymentRequest(
                        new PaymentId(row.getString(1)),
                        new VisitId(row.getString(2)),
                        new BillId(row.getString(3)),
                        new PspCode(row.getString(4)));
        PaymentFacts facts = json.readValue(row.getString(5), PaymentFacts.class);
        boolean sent = row.getLong(6) > 0;
        String result = row.getString(7);
        LeftOpen.Slip slip =
                !sent || "NOT_PRINTED".equals(result)
                        ? LeftOpen.Slip.NEVER_STARTED
                        : "PRINTED".equals(result) ? LeftOpen.Slip.PRINTED : LeftOpen.Slip.STARTED;
        return new LeftOpen(request, facts, slip);
    }

    /// Before the first byte goes to the printer.
    ///
    /// @throws JournalBroken also when this job was started before: it is not printed again
    public synchronized SlipStart slipStarting(
            CommandId job, VisitId visit, Optional<PaymentId> payment, PrintReport.SlipKind kind) {
        change(
                "insert into slip(job, visit, payment, kind, at) values(?,?,?,?,?)",
                job.value(),
                visit.value(),
                payment.map(PaymentId::value).orElse(null),
                kind.name(),
                now());
        long[] serial = {0};
        read(
                "select serial from slip where job = ?",
                row -> serial[0] = row.getLong(1),
                job.value());
        return new SlipStart(processId(serial[0]), serial[0]);
    }

    private static String processId(long serial) {
        String digits = Long.toString(serial % PROCESS_IDS, 36).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }

    public synchronized void slipEnded(CommandId job, PrintReport.Result result) {
        change(
                "update slip set result=? where job=? and result is null",
                result.name(),
                job.value());
        change(
                "update payment set facts=null where id in (select payment from slip where job=? and kind='RECEIPT' and result='PRINTED')",
                job.value());
    }

    /// Slips whose outcome was never heard because the kiosk stopped: they may lie in the tray, so they count as unknown and are not printed again.
    public synchronized void slipsCutOffByStop() {
        change("update slip set result='UNKNOWN' where result is null");
    }

    /// Outcomes the gateway has not acknowledged yet, oldest first.
    public synchronized List<PrintReport> unreported() {
        List<PrintReport> reports = new ArrayList<>();
        read(
                "select job, visit, payment, kind, result from slip where result is not null and reported = 0 order by serial limit 100",
                row ->
                        reports.add(
                                new PrintReport(
                                        new CommandId(row.getString(1)),
                                        new VisitId(row.getString(2)),
                                        Optional.ofNullable(row.getString(3)).map(PaymentId::new),
                                        PrintReport.SlipKind.valueOf(row.getString(4)),
                                        PrintReport.Result.valueOf(row.getString(5)))));
        return reports;
    }

    public synchronized void reported(CommandId job) {
        change("update slip set reported=1 where job=?", job.value());
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private void change(String sql, @Nullable Object... values) {
        file.change(sql, values);
    }

    private void read(String sql, SqliteFile.Reading reading, @Nullable Object... values) {
        file.read(sql, reading, values);
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}

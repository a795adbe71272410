package vn.hospitalkiosk.gateway.settlement;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// Takes in settlements of card terminals. What the terminal approved was money at once; it is final when the settlement agrees with our captures. What differs stands open with a case for finance: nothing is put right by itself.
public final class Settlements {
    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

    /// The acquirer's fee is known from its statement, not from the terminal.
    private static final Vnd NO_FEE_YET = Vnd.ZERO;

    private static final FailureCode DIFFERS = new FailureCode("M62");

    private final PspCode card;
    private final Transactions transactions;
    private final SettlementBook book;
    private final Ledger ledger;
    private final Shifts shifts;
    private final PspCallbacks callbacks;
    private final AuditTrail audit;
    private final Clock clock;
    private final MeterRegistry meters;

    /// @param card the method whose money terminals settle
    public Settlements(
            PspCode card,
            Transactions transactions,
            SettlementBook book,
            Ledger ledger,
            Shifts shifts,
            PspCallbacks callbacks,
            AuditTrail audit,
            Clock clock,
            MeterRegistry meters) {
        this.card = card;
        this.transactions = transactions;
        this.book = book;
        this.ledger = ledger;
        this.shifts = shifts;
        this.callbacks = callbacks;
        this.audit = audit;
        this.clock = clock;
        this.meters = meters;
        meters.counter("settlement_differences");
        meters.counter("settlements_matched");
    }

    /// Stored, compared and booked when it returns; told again, the same answer.
    ///
    /// @param raw as it came
    public SettlementAnswer heard(KioskId kiosk, SettlementReport report, byte[] raw) {
        SettlementAnswer answer = transactions.within(() -> judged(kiosk, report, raw));
        if (answer.matches()) {
            book.ordersOf(report.settlement()).forEach(order -> settle(report, order));
        }
        return answer;
    }

    private SettlementAnswer judged(KioskId kiosk, SettlementReport report, byte[] raw) {
        book.lock(kiosk);
        Optional<SettlementAnswer> before = book.answered(report.settlement());
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant();
        return switch (report.outcome()) {
            case SETTLED -> settled(kiosk, report, raw, now);
            case REFUSED -> open(kiosk, report, raw, new Difference.Refused(), now);
            case UNKNOWN -> open(kiosk, report, raw, new Difference.NotKnown(), now);
        };
    }

    private SettlementAnswer settled(
            KioskId kiosk, SettlementReport report, byte[] raw, Instant now) {
        Comparison compared = Comparison.of(report, book.open(kiosk));
        SettlementAnswer answer = new SettlementAnswer(compared.matches(), compared.words());
        OptionalLong journal =
                compared.matches() && compared.own().isPositive()
                        ? OptionalLong.of(ledger.post(journal(kiosk, report, compared, now)))
                        : OptionalLong.empty();
        book.add(kiosk, report, raw, answer, compared.accounted(), journal, now);
        if (compared.matches()) {
            meters.counter("settlements_matched").increment();
        } else {
            alarm(kiosk, report, String.join("; ", compared.words()), now);
        }
        return answer;
    }

    private Journal journal(
            KioskId kiosk, SettlementReport report, Comparison compared, Instant now) {
        return Journal.settled(
                new Subject(Subject.Kind.SETTLEMENT, report.settlement().value()),
                compared.own(),
                NO_FEE_YET,
                Origin.at(kiosk, card, Channel.CARD),
                shifts.at(now));
    }

    /// The batch may still be open: nothing is accounted for, the next settlement will be.
    private SettlementAnswer open(
            KioskId kiosk, SettlementReport report, byte[] raw, Difference what, Instant now) {
        SettlementAnswer answer = new SettlementAnswer(false, List.of(what.text()));
        book.add(kiosk, report, raw, answer, List.of(), OptionalLong.empty(), now);
        alarm(kiosk, report, what.text(), now);
        return answer;
    }

    private void alarm(KioskId kiosk, SettlementReport report, String what, Instant now) {
        LOG.error("{} settlement {} of kiosk {}: {}", DIFFERS, report.settlement(), kiosk, what);
        meters.counter("settlement_differences").increment();
        audit.note("kiosk " + kiosk, "settlement-differs", report.settlement().value(), what);
        book.openCase(kiosk, report.settlement(), what, now);
    }

    /// Every payment by the same way as all evidence.
    private void settle(SettlementReport report, OrderId order) {
        String said = "settlement " + report.settlement() + "\norder " + order;
        Notices.Heard heard =
                callbacks.heard(
                        card,
                        order,
                        new PspReport.Settled(report.settlement().value()),
                        new RawMessage(
                                RawMessage.Kind.TERMINAL, said.getBytes(StandardCharsets.UTF_8)));
        if (heard == Notices.Heard.NOT_STORED) {
            // The kiosk tells the settlement again, and then all its payments are settled again.
            throw new IllegalStateException("settlement of order " + order + " is not judged");
        }
    }
}

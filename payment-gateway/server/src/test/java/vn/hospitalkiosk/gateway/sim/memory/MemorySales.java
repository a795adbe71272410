package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalSales;
import vn.hospitalkiosk.gateway.settlement.OpenSale;
import vn.hospitalkiosk.gateway.settlement.SettlementBook;

/// `terminal_report`, `terminal_settlement`, `terminal_settled` and `settlement_case`.
final class MemorySales implements TerminalSales, SettlementBook {
    private final MemoryDatabase database;
    private final PspCode card;
    private final MemoryIntents intents;
    private final MemoryCaptures captures;
    private final MemoryTable<ReportKey, Report> reports;
    private final MemoryTable<CommandId, Settlement> settlements;
    private final MemoryTable<String, CommandId> settled;
    private final MemoryTable<Long, String> cases;
    private long lastCase;
    private boolean remembering = true;

    private record ReportKey(PaymentId payment, TerminalReport.Outcome outcome) {}

    private record Report(TerminalReport report, KioskId kiosk) {}

    private record Settlement(SettlementAnswer answer, OptionalLong journal) {}

    MemorySales(
            MemoryDatabase database, PspCode card, MemoryIntents intents, MemoryCaptures captures) {
        this.database = database;
        this.card = card;
        this.intents = intents;
        this.captures = captures;
        this.reports = new MemoryTable<>("terminal_report", database);
        this.settlements = new MemoryTable<>("terminal_settlement", database);
        this.settled = new MemoryTable<>("terminal_settled", database);
        this.cases = new MemoryTable<>("settlement_case", database);
    }

    @Override
    public void keep(KioskId kiosk, PaymentId payment, TerminalReport report, Instant heardAt) {
        database.statement(() -> {
            reports.demand(intents.has(payment), "no payment " + payment);
            ReportKey key = new ReportKey(payment, report.outcome());
            if (reports.find(key).isEmpty()) {
                reports.insert(key, new Report(report, kiosk));
            }
            return key;
        });
    }

    @Override
    public void lock(KioskId kiosk) {
        database.statement(() -> kiosk);
    }

    @Override
    public Optional<SettlementAnswer> answered(CommandId settlement) {
        return database.statement(() -> settlements.find(settlement).map(Settlement::answer));
    }

    void withoutMemoryOfSettled() {
        remembering = false;
    }

    @Override
    public List<OpenSale> open(KioskId kiosk) {
        return database.statement(() -> {
            List<OpenSale> open = new ArrayList<>();
            for (Tables.Capture capture : captures.all()) {
                if (capture.psp().equals(card)
                        && !(remembering && settled.find(capture.transaction()).isPresent())
                        && told(capture, TerminalReport.Outcome.TAKEN_BACK).isEmpty()) {
                    PaymentIntent intent = intents.row(capture.payment());
                    if (intent.kiosk().equals(kiosk)) {
                        add(open, capture, intent, TerminalReport.Outcome.APPROVED);
                        add(open, capture, intent, TerminalReport.Outcome.OTHER_AMOUNT);
                    }
                }
            }
            open.sort(Comparator.comparing(OpenSale::takenAt));
            return open;
        });
    }

    private void add(
            List<OpenSale> open,
            Tables.Capture capture,
            PaymentIntent intent,
            TerminalReport.Outcome outcome) {
        told(capture, outcome)
                .filter(report -> report.amount().equals(Optional.of(capture.amount())))
                .ifPresent(report ->
                        open.add(
                                new OpenSale(
                                        intent.id(),
                                        intent.order(),
                                        capture.transaction(),
                                        capture.amount(),
                                        report.at())));
    }

    private Optional<TerminalReport> told(Tables.Capture capture, TerminalReport.Outcome outcome) {
        return reports.find(new ReportKey(capture.payment(), outcome)).map(Report::report);
    }

    @Override
    public void add(
            KioskId kiosk,
            SettlementReport report,
            byte[] raw,
            SettlementAnswer answer,
            List<OpenSale> accounted,
            OptionalLong journal,
            Instant at) {
        database.statement(() -> {
            settlements.insert(report.settlement(), new Settlement(answer, journal));
            accounted.stream()
                    .filter(sale -> remembering || settled.find(sale.transaction()).isEmpty())
                    .forEach(sale -> settled.insert(sale.transaction(), report.settlement()));
            return answer;
        });
    }

    /// Inside a statement.
    boolean isSettled(String transaction) {
        return settled.find(transaction)
                .flatMap(settlements::find)
                .map(settlement -> settlement.answer().matches())
                .orElse(false);
    }

    @Override
    public void openCase(KioskId kiosk, CommandId settlement, String what, Instant at) {
        database.statement(() -> {
            cases.demand(settlements.find(settlement).isPresent(), "no settlement " + settlement);
            cases.insert(++lastCase, settlement + " " + what);
            return at;
        });
    }

    @Override
    public List<OrderId> ordersOf(CommandId settlement) {
        return database.statement(() ->
                captures.all().stream()
                        .filter(capture ->
                                capture.psp().equals(card)
                                        && settled.find(capture.transaction())
                                                .equals(Optional.of(settlement)))
                        .map(capture -> intents.row(capture.payment()))
                        .sorted(Comparator.comparing(PaymentIntent::createdAt))
                        .map(PaymentIntent::order)
                        .toList());
    }

    Takings takings(Clock clock, ZoneId zone) {
        return (psp, kiosk) -> {
            Instant midnight =
                    LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
            return database.statement(() -> taken(psp, kiosk, midnight));
        };
    }

    private Vnd taken(PspCode psp, KioskId kiosk, Instant since) {
        long sum = 0;
        for (PaymentIntent intent : intents.all()) {
            boolean counts =
                    intent.psp().equals(psp)
                            && intent.kiosk().equals(kiosk)
                            && !intent.createdAt().isBefore(since)
                            && !intent.progress().code().name().startsWith("CLOSED");
            sum += counts ? intent.amount().dong() : 0;
        }
        return new Vnd(sum);
    }

    List<Tables.Settled> all() {
        return settled.keyed().entrySet().stream()
                .map(e -> new Tables.Settled(e.getKey(), e.getValue().value()))
                .toList();
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.TerminalReport.Outcome;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// The card terminal beside a kiosk, and what the kiosk has journalled of it: told to the gateway one after the other, each until it is acknowledged.
final class SimTerminal {
    static final PspCode CARD = new PspCode("card");

    private final SimHouse house;
    private final KioskId kiosk;
    private final PspBook book;
    private final Chance chance;
    private final Deque<Word> untold = new ArrayDeque<>();
    private final Map<PaymentId, Sale> sales = new LinkedHashMap<>();
    private final Set<PaymentId> begun = new HashSet<>();
    private int traces;
    private int settlements;
    private boolean telling;
    private int asking;

    /// @param sale empty when nothing was taken
    private record Word(PaymentId payment, TerminalReport report, Optional<Sale> sale) {}

    /// What the terminal and its bank know.
    static final class Sale {
        final PaymentId payment;
        final String transaction;
        final String trace;
        final Vnd amount;
        boolean voided;
        boolean settled;

        /// The kiosk has not yet heard what the gateway makes of it, and may still void it.
        boolean underWay = true;

        Sale(PaymentId payment, String transaction, String trace, Vnd amount) {
            this.payment = payment;
            this.transaction = transaction;
            this.trace = trace;
            this.amount = amount;
        }

        boolean counts() {
            return !voided && !settled;
        }
    }

    SimTerminal(SimHouse house, KioskId kiosk, PspBook book) {
        this.house = house;
        this.kiosk = kiosk;
        this.book = book;
        this.chance = new Chance(house.seed, "terminal of " + kiosk);
    }

    Iterable<Sale> sales() {
        return sales.values();
    }

    boolean isUnderWay(String transaction) {
        return sales.values().stream()
                .anyMatch(sale -> sale.underWay && sale.transaction.equals(transaction));
    }

    /// The payer stands at the terminal.
    void sell(PaymentId payment, Vnd due) {
        if (begun.add(payment)) {
            house.errand(chance.seconds(5, 60), () -> outcome(payment, due));
        }
    }

    /// The kiosk's journal has a payment that never came to the terminal.
    void never(PaymentId payment) {
        if (begun.add(payment)) {
            tell(payment, Outcome.NOT_STARTED, Optional.empty());
        }
    }

    private void outcome(PaymentId payment, Vnd due) {
        int fate = chance.from(1, 100);
        if (fate <= 62) {
            tell(payment, Outcome.APPROVED, Optional.of(take(payment, due)));
        } else if (fate <= 70) {
            Vnd other = new Vnd(due.dong() + chance.of(List.of(-1_000L, 1L, 50_000L)));
            tell(payment, Outcome.OTHER_AMOUNT, Optional.of(take(payment, other)));
        } else if (fate <= 80) {
            tell(payment, Outcome.DECLINED, Optional.empty());
        } else if (fate <= 85) {
            tell(payment, Outcome.CANCELLED, Optional.empty());
        } else {
            lost(payment, due, fate <= 94);
        }
    }

    /// The answer never reached the kiosk, or the kiosk stopped before it could tell: the terminal is asked for its last transaction later.
    private void lost(PaymentId payment, Vnd due, boolean told) {
        Optional<Sale> sale = chance.in100(60) ? Optional.of(take(payment, due)) : Optional.empty();
        if (told) {
            tell(payment, Outcome.UNKNOWN, Optional.empty());
        }
        asking++;
        house.errand(
                chance.seconds(10, 150),
                () -> {
                    asking--;
                    tell(payment, sale.isPresent() ? Outcome.APPROVED : Outcome.DECLINED, sale);
                });
    }

    private Sale take(PaymentId payment, Vnd amount) {
        String trace = "%s%05d".formatted(kiosk.value().substring(1), ++traces);
        OrderId order = house.orderOf(payment).orElseThrow();
        Sale sale = new Sale(payment, order + "-" + trace, trace, amount);
        book.take(order, sale.transaction, amount, house.time.now());
        sales.put(payment, sale);
        house.time.write("terminal of %s takes %s for %s", kiosk, amount, payment);
        return sale;
    }

    private void tell(PaymentId payment, Outcome outcome, Optional<Sale> sale) {
        if (sale.isEmpty() && outcome != Outcome.UNKNOWN) {
            house.orderOf(payment).ifPresent(order -> book.tell(order, PspBook.Told.DECLINED));
        }
        untold.add(new Word(payment, report(outcome, sale), sale));
        goOn();
    }

    private TerminalReport report(Outcome outcome, Optional<Sale> sale) {
        return new TerminalReport(
                outcome,
                sale.map(s -> s.amount),
                sale.map(_ -> "970400******1016"),
                sale.map(s -> s.trace),
                sale.map(_ -> "A1B2C3"),
                Optional.empty(),
                Optional.of("12345678"),
                Optional.empty(),
                "hypercom",
                house.time.now(),
                outcome == Outcome.UNKNOWN
                        ? Optional.of(new FailureCode("T22"))
                        : Optional.empty());
    }

    private void goOn() {
        if (!telling && !untold.isEmpty()) {
            telling = true;
            house.errand(chance.millis(50, 900), this::tellNext);
        }
    }

    private void tellNext() {
        telling = false;
        Word word = untold.peek();
        if (word == null) {
            return;
        }
        if (told(word) && !chance.in100(5)) {
            untold.remove();
            goOn();
        } else {
            telling = true;
            house.errand(chance.seconds(2, 8), this::tellNext);
        }
    }

    /// @return whether the gateway has acknowledged it
    private boolean told(Word word) {
        byte[] raw = word.report().toString().getBytes(StandardCharsets.UTF_8);
        SimGateway gateway = chance.of(house.gateways);
        Optional<Boolean> known =
                gateway.desk(
                        "terminal report",
                        p -> p.reports().heard(kiosk, word.payment(), word.report(), raw));
        if (known.isPresent() && word.sale().isPresent()) {
            Optional<PaymentView> view =
                    gateway.call("kiosk", p -> p.payments().find(kiosk, word.payment()))
                            .flatMap(found -> found);
            view.ifPresent(seen -> judged(word.sale().get(), word.report().outcome(), seen));
            return view.isPresent();
        }
        return known.isPresent();
    }

    /// As the kiosk does: a sale with another amount than asked is voided once the gateway has it in its books.
    private void judged(Sale sale, Outcome told, PaymentView view) {
        boolean took = told == Outcome.APPROVED || told == Outcome.OTHER_AMOUNT;
        if (took && view.state() == PaymentState.AMOUNT_DIFFERS && sale.counts()) {
            if (chance.in100(90)) {
                sale.voided = true;
                book.voided.add(sale.transaction);
                house.time.write("terminal of %s voids %s", kiosk, sale.payment);
                tell(sale.payment, Outcome.TAKEN_BACK, Optional.of(sale));
                return;
            }
        }
        sale.underWay = false;
    }

    /// Closes the batch and tells of it; first all sales are told.
    void settle() {
        if (!untold.isEmpty() || asking > 0) {
            house.errand(chance.seconds(5, 20), this::settle);
            return;
        }
        List<Sale> batch = new ArrayList<>();
        long sum = 0;
        for (Sale sale : sales.values()) {
            if (sale.counts()) {
                batch.add(sale);
                sale.settled = true;
                sum += sale.amount.dong();
            }
        }
        book.settled += sum;
        house.time.write("terminal of %s settles %s", kiosk, sum);
        SettlementReport report =
                new SettlementReport(
                        new CommandId("s-" + kiosk + "-" + ++settlements),
                        SettlementReport.Outcome.SETTLED,
                        Optional.of("12345678"),
                        house.time.now(),
                        batch.stream().map(sale -> sale.payment).toList(),
                        Optional.of(
                                new SettlementReport.Totals(
                                        batch.size(), new Vnd(sum), 0, 0, Vnd.ZERO)),
                        Optional.empty(),
                        Optional.empty());
        settled(report);
    }

    private void settled(SettlementReport report) {
        byte[] raw = report.toString().getBytes(StandardCharsets.UTF_8);
        Optional<SettlementAnswer> answer =
                chance.of(house.gateways)
                        .desk("settlement", p -> p.settlements().heard(kiosk, report, raw));
        if (answer.isEmpty() || chance.in100(10)) {
            house.errand(chance.seconds(2, 8), () -> settled(report));
        } else if (!answer.get().matches()) {
            throw new Broken("a settlement agrees", report + " " + answer.get());
        }
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// One psp: its answers, its lateness, its outages. Its truth stands in [PspBook]; what it says lags behind it, is lost, or comes twice.
final class SimPsp {
    private static final FailureCode REFUSED = new FailureCode("M01");

    /// How long a new order, or new money, may not be seen by a question.
    private static final Duration LAG = Duration.ofSeconds(2);

    final PspBook book;
    private final Timeline time;
    private final Chance chance;
    private final SimCallbacks callbacks;
    private final Psp.Naming naming;
    private final Optional<SimRefunds> refunds;
    private boolean out;

    SimPsp(PspCode code, Psp.Naming naming, Timeline time, Chance chance, SimCallbacks callbacks) {
        this.book = new PspBook(code);
        this.naming = naming;
        this.time = time;
        this.chance = chance;
        this.callbacks = callbacks;
        this.refunds =
                naming == Psp.Naming.UNGUESSABLE
                        ? Optional.of(new SimRefunds(book, time, chance))
                        : Optional.empty();
    }

    void out(boolean isOut) {
        time.write("%s out %s", book.code, isOut);
        out = isOut;
        refunds.ifPresent(way -> way.out(isOut));
    }

    Optional<SimRefunds> refunds() {
        return refunds;
    }

    Psp.Naming naming() {
        return naming;
    }

    MethodView.Kind kind() {
        return naming == Psp.Naming.UNGUESSABLE ? MethodView.Kind.WALLET : MethodView.Kind.BANK_QR;
    }

    Psp.Placing place(Psp.Order order) {
        int fate = chance.from(1, 100);
        time.pass(chance.millis(50, 1_500));
        if (out && fate > 50) {
            return refuse(order, "no connection");
        }
        if (out || fate <= 3) {
            return new Psp.Placing.NotKnown("timeout, nothing made");
        }
        if (fate <= 6) {
            return refuse(order, "no");
        }
        book.orders.putIfAbsent(
                order.id(),
                new PspBook.Order(order.id(), order.amount(), time.now(), SimHouse.QR_LIFE));
        if (fate <= 12) {
            return new Psp.Placing.NotKnown("timeout, order made");
        }
        time.pass(chance.millis(10, 500));
        return new Psp.Placing.Placed(order.id().value());
    }

    private Psp.Placing refuse(Psp.Order order, String why) {
        book.tell(order.id(), PspBook.Told.REFUSED);
        return new Psp.Placing.Refused(REFUSED, why);
    }

    Psp.Telling ask(Psp.Order asked) {
        time.pass(chance.millis(30, 900));
        if (out || chance.in100(4)) {
            return Psp.Telling.silent("no answer");
        }
        Psp.Telling telling = telling(asked);
        time.pass(chance.millis(10, 300));
        if (chance.in100(3)) {
            return Psp.Telling.silent("answer lost");
        }
        remember(asked.id(), telling.report());
        return telling;
    }

    private Psp.Telling telling(Psp.Order asked) {
        PspBook.Order order = book.orders.get(asked.id());
        Instant now = time.now();
        if (order == null || (now.isBefore(order.made.plus(LAG)) && chance.in100(30))) {
            return told(asked, new PspReport.NotFound());
        }
        Optional<PspBook.Money> money = book.firstOf(order.id);
        if (money.isPresent()) {
            boolean fresh = now.isBefore(money.get().at().plus(LAG));
            return told(
                    asked,
                    fresh && chance.in100(50)
                            ? new PspReport.Processing("working on it")
                            : new PspReport.Paid(money.get().amount(), money.get().transaction()));
        }
        if (order.declined) {
            return told(asked, new PspReport.Declined("no cover"));
        }
        return told(
                asked,
                now.isBefore(order.payableUntil)
                        ? new PspReport.Waiting()
                        : chance.in100(50) ? new PspReport.Expired() : new PspReport.Waiting());
    }

    private Psp.Telling told(Psp.Order asked, PspReport report) {
        return Psp.Telling.of(report, raw(RawMessage.Kind.ANSWER, asked.id() + " " + report));
    }

    private void remember(OrderId order, PspReport report) {
        switch (report) {
            case PspReport.NotFound _ -> book.tell(order, PspBook.Told.NOT_FOUND);
            case PspReport.Waiting _ -> book.tell(order, PspBook.Told.WAITING);
            case PspReport.Declined _ -> book.tell(order, PspBook.Told.DECLINED);
            case PspReport.Expired _, PspReport.Cancelled _ ->
                    book.tell(order, PspBook.Told.EXPIRED);
            case PspReport.Paid _,
                    PspReport.Begun _,
                    PspReport.Processing _,
                    PspReport.Silent _,
                    PspReport.Unclear _,
                    PspReport.TakenBack _,
                    PspReport.Settled _ -> {}
        }
    }

    static RawMessage raw(RawMessage.Kind kind, String text) {
        return new RawMessage(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean knows(String qr) {
        return book.orders.containsKey(new OrderId(qr));
    }

    /// The payer's app: money moves here, now, whatever anybody knows.
    void pay(String qr, Vnd amount) {
        OrderId order = new OrderId(qr);
        PspBook.Order known = book.orders.get(order);
        if (known == null || book.money.size() > 10_000) {
            return;
        }
        boolean declinedBefore = known.declined;
        boolean first = book.firstOf(order).isEmpty();
        PspBook.Money money = book.take(order, amount, time.now());
        time.write("%s money %s of %s, %s", book.code, money.transaction(), order, amount.dong());
        boolean inTime = time.now().plusSeconds(20).isBefore(known.payableUntil);
        // A question finds the first money of an order that nobody has closed; anything else needs
        // its callback, which is sent until it is acknowledged.
        boolean mayBeLost = first && inTime && !declinedBefore;
        callbacks.send(this, money, mayBeLost);
    }

    void decline(String qr) {
        OrderId order = new OrderId(qr);
        PspBook.Order known = book.orders.get(order);
        if (known == null || book.firstOf(order).isPresent()) {
            return;
        }
        known.declined = true;
        time.write("%s declined %s", book.code, order);
        book.tell(order, PspBook.Told.DECLINED);
        callbacks.sendDeclined(this, order);
    }

    /// Money with a note nobody understands.
    void stray(Vnd amount) {
        PspBook.Money money = book.take(SimCallbacks.NO_ORDER, amount, time.now());
        time.write("%s stray %s, %s", book.code, money.transaction(), amount.dong());
        callbacks.send(this, money, false);
    }
}

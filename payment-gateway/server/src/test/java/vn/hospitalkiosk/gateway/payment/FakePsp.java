package vn.hospitalkiosk.gateway.payment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.CustomerCodes;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;

/// A psp that answers as the test says.
final class FakePsp implements Psp {
    static final PspCode CODE = new PspCode("fakepay");
    final List<Order> placed = new CopyOnWriteArrayList<>();
    final FakeRefunds backs = new FakeRefunds();
    volatile Optional<Refunds> refunding = Optional.of(backs);
    volatile Naming naming = Naming.UNGUESSABLE;
    volatile Function<Order, Placing> placing = order -> new Placing.Placed("qr " + order.id());
    volatile Function<OrderId, PspReport> answer = order -> new PspReport.Waiting();

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public String label() {
        return "FakePay";
    }

    @Override
    public MethodView.Kind kind() {
        return MethodView.Kind.WALLET;
    }

    @Override
    public Naming naming() {
        return naming;
    }

    @Override
    public Availability availability() {
        return new Availability.Available();
    }

    @Override
    public Terms terms() {
        return new Terms(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                new Vnd(1_000),
                new Vnd(1_000_000_000),
                "",
                16,
                new Terms.Breaker(5, Duration.ofSeconds(30)));
    }

    @Override
    public Placing place(Order order) {
        placed.add(order);
        return placing.apply(order);
    }

    /// Takes codes that begin with `PAY`; empty: scans none.
    volatile Optional<Function<Order, CustomerCodes.Charging>> charging = Optional.empty();

    final List<String> charged = new CopyOnWriteArrayList<>();

    @Override
    public Optional<CustomerCodes> customerCodes() {
        return charging.map(answer ->
                new CustomerCodes() {
                    @Override
                    public boolean recognises(String scanned) {
                        return scanned.startsWith("PAY");
                    }

                    @Override
                    public Charging charge(Order order, String scanned) {
                        charged.add(scanned);
                        return answer.apply(order);
                    }
                });
    }

    @Override
    public Telling ask(Order order) {
        PspReport report = answer.apply(order.id());
        return new Telling(
                report,
                report instanceof PspReport.Paid
                        ? Optional.of(raw(RawMessage.Kind.ANSWER, "answer " + order.id() + report))
                        : Optional.empty());
    }

    @Override
    public Optional<Refunds> refunds() {
        return refunding;
    }

    /// Answers in order; the last one goes on.
    static final class FakeRefunds implements Refunds {
        final List<Refund> sent = new CopyOnWriteArrayList<>();
        final List<Refund> asked = new CopyOnWriteArrayList<>();
        volatile Function<Refund, Answer> sending = FakeRefunds::done;
        volatile Function<Refund, Answer> asking = FakeRefunds::done;
        volatile boolean knowsById;

        static Answer done(Refund refund) {
            return new Answer(
                    new Refunding.Done("back-" + refund.id()),
                    Optional.of(raw(RawMessage.Kind.ANSWER, "refunded " + refund.id())));
        }

        static Answer denied(Refund refund) {
            return new Answer(
                    new Refunding.Refused("code 9"),
                    Optional.of(raw(RawMessage.Kind.ANSWER, "refused " + refund.id())));
        }

        @Override
        public boolean knowsById() {
            return knowsById;
        }

        @Override
        public Answer send(Refund refund) {
            sent.add(refund);
            return sending.apply(refund);
        }

        @Override
        public Answer ask(Refund refund) {
            asked.add(refund);
            return asking.apply(refund);
        }
    }

    static RawMessage raw(RawMessage.Kind kind, String text) {
        return new RawMessage(kind, text.getBytes(StandardCharsets.UTF_8));
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;

/// One process's connections to the neighbours. A process that died while it waited for an answer never sees it.
final class Lines {
    private Lines() {}

    static Terms terms() {
        return new Terms(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                SimHouse.QR_LIFE,
                SimHouse.GRACE,
                SimHouse.WATCH,
                new Vnd(1_000),
                new Vnd(1_000_000_000),
                "",
                16,
                new Terms.Breaker(5, Duration.ofSeconds(30)));
    }

    /// @param asking throws [Crash] when the process is not alive, [Broken] when it holds a transaction
    record ToPsp(SimPsp psp, Runnable asking) implements Psp {
        @Override
        public PspCode code() {
            return psp.book.code;
        }

        @Override
        public String label() {
            return psp.book.code.value();
        }

        @Override
        public MethodView.Kind kind() {
            return psp.kind();
        }

        @Override
        public Naming naming() {
            return psp.naming();
        }

        @Override
        public Availability availability() {
            return new Availability.Available();
        }

        @Override
        public Terms terms() {
            return Lines.terms();
        }

        @Override
        public Optional<Refunds> refunds() {
            return psp.refunds().map(way -> new ToRefunds(way, asking));
        }

        @Override
        public Placing place(Order order) {
            asking.run();
            Placing placing = psp.place(order);
            asking.run();
            return placing;
        }

        @Override
        public Telling ask(Order order) {
            asking.run();
            Telling telling = psp.ask(order);
            asking.run();
            return telling;
        }
    }

    /// @param asking as above
    private record ToRefunds(SimRefunds way, Runnable asking) implements Refunds {
        @Override
        public boolean knowsById() {
            return way.knowsById();
        }

        @Override
        public Answer send(Refund refund) {
            asking.run();
            Answer answer = way.send(refund);
            asking.run();
            return answer;
        }

        @Override
        public Answer ask(Refund refund) {
            asking.run();
            Answer answer = way.ask(refund);
            asking.run();
            return answer;
        }
    }

    /// @param asking as above
    record ToHis(SimHis his, Runnable asking) implements His {
        @Override
        public HisAnswer<Invoice> invoice(BillId bill) {
            asking.run();
            HisAnswer<Invoice> answer = his.invoice(bill);
            asking.run();
            return answer;
        }

        @Override
        public HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
            asking.run();
            HisOutcome<Recorded> answer = his.record(payment);
            asking.run();
            return answer;
        }

        @Override
        public HisOutcome<Recorded> recordDeposit(DepositRecord deposit) {
            asking.run();
            HisOutcome<Recorded> answer = his.record(deposit);
            asking.run();
            return answer;
        }

        @Override
        public HisOutcome<Recorded> recordRefund(RefundRecord refund) {
            asking.run();
            HisOutcome<Recorded> answer = his.record(refund);
            asking.run();
            return answer;
        }
    }
}

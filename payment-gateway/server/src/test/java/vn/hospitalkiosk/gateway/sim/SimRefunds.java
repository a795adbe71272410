package vn.hospitalkiosk.gateway.sim;

import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Refunds;

/// A psp's refunds: it knows each by our id, so the same one sent twice gives back once. It does not mind our ceiling: a wrong gateway would get too much.
final class SimRefunds {
    private final PspBook book;
    private final Timeline time;
    private final Chance chance;
    private boolean out;

    SimRefunds(PspBook book, Timeline time, Chance chance) {
        this.book = book;
        this.time = time;
        this.chance = chance;
    }

    void out(boolean isOut) {
        out = isOut;
    }

    boolean knowsById() {
        return true;
    }

    Refunds.Answer send(Refunds.Refund refund) {
        time.pass(chance.millis(30, 900));
        int fate = chance.from(1, 100);
        if (out || fate <= 10) {
            return Refunds.Answer.notKnown("timeout, nothing done");
        }
        if (fate <= 15 && !book.refunds.containsKey(refund.id())) {
            return answer(new Refunds.Refunding.Refused("not now"));
        }
        book.refunds.putIfAbsent(
                refund.id(), new PspBook.Refunded(refund.transaction(), refund.amount()));
        time.write("%s gives back %s of %s", book.code, refund.amount(), refund.transaction());
        time.pass(chance.millis(10, 300));
        if (fate <= 35) {
            return Refunds.Answer.notKnown("timeout, done");
        }
        return answer(
                fate <= 50
                        ? new Refunds.Refunding.Pending("working on it")
                        : new Refunds.Refunding.Done("back-" + refund.id()));
    }

    Refunds.Answer ask(Refunds.Refund refund) {
        time.pass(chance.millis(30, 600));
        if (out || chance.in100(5)) {
            return Refunds.Answer.notKnown("no answer");
        }
        return book.refunds.containsKey(refund.id())
                ? answer(new Refunds.Refunding.Done("back-" + refund.id()))
                : Refunds.Answer.notKnown("no such refund yet");
    }

    private static Refunds.Answer answer(Refunds.Refunding refunding) {
        return new Refunds.Answer(refunding, Optional.empty());
    }

    Vnd givenBack(String transaction) {
        return book.refunds.values().stream()
                .filter(r -> r.transaction().equals(transaction))
                .map(PspBook.Refunded::amount)
                .reduce(Vnd.ZERO, Vnd::plus);
    }
}

package vn.hospitalkiosk.gateway.sim;

import java.util.List;
import java.util.function.Function;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// What two stores must agree on after the same day: everything but the numbers a sequence gave.
final class Fingerprint {
    private Fingerprint() {}

    static String of(Tables tables) {
        return lines(tables.intents(), Fingerprint::intent)
                + lines(tables.changes(), Object::toString)
                + lines(
                        tables.evidences(),
                        e -> e.psp() + " " + e.kind() + " " + e.digest() + " " + e.judgement())
                + lines(
                        tables.captures(),
                        c -> c.psp() + c.transaction() + c.payment() + c.kind() + c.amount())
                + lines(tables.strays(), Object::toString)
                + lines(tables.journals(), b -> b.journal().toString())
                + lines(tables.outbox(), Object::toString)
                + lines(tables.news(), n -> n.kind() + " " + n.done())
                + lines(tables.holdings(), Fingerprint::holding)
                + lines(tables.refunds(), r -> r.id() + " " + r.amount() + r.standing().state())
                + lines(tables.settled(), Object::toString)
                + lines(tables.audit(), n -> n.actor() + " " + n.action());
    }

    private static String intent(PaymentIntent intent) {
        return intent.toString().replaceAll("PT-[^-]+-", "PT-");
    }

    private static String holding(Holding h) {
        return h.psp() + h.transaction() + h.place() + h.cause() + h.bill() + h.amount() + h.left();
    }

    private static <T> String lines(List<T> rows, Function<T, String> line) {
        return String.join("\n", rows.stream().map(line).sorted().toList()) + "\n--\n";
    }
}

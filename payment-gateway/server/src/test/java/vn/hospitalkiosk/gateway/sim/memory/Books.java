package vn.hospitalkiosk.gateway.sim.memory;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Account;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// Everything committed, as an auditor would read it out of the tables. The same from memory and from PostgreSQL.
public record Books(
        List<PaymentIntent> intents,
        List<Change> changes,
        List<Evidence> evidences,
        List<Capture> captures,
        List<Posted> journals,
        List<Posting> outbox,
        List<Note> audit) {
    public record Change(PaymentId payment, long version, String from, String to, String event) {}

    public record Evidence(
            long id,
            PspCode psp,
            OrderId order,
            String kind,
            String digest,
            Optional<String> judgement) {
        boolean same(Evidence other) {
            return psp.equals(other.psp) && kind.equals(other.kind) && digest.equals(other.digest);
        }

        Evidence judged(String word) {
            return new Evidence(id, psp, order, kind, digest, Optional.of(word));
        }
    }

    public record Capture(
            PspCode psp,
            String transaction,
            PaymentId payment,
            BillId bill,
            Journal.Kind kind,
            Vnd amount,
            long journal) {}

    public record Posted(long number, Journal.Kind kind, PaymentId payment, List<Line> lines) {
        public Vnd sum() {
            return lines.stream().map(Line::amount).reduce(Vnd.ZERO, Vnd::plus);
        }
    }

    /// @param amount debit positive, credit negative
    public record Line(Account account, Vnd amount, KioskId kiosk, PspCode psp) {}

    /// @param done the HIS acknowledged
    public record Posting(PaymentId payment, BillId bill, Vnd amount, boolean done) {}

    public record Note(String actor, String action, String subject) {}
}

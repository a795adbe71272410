package vn.hospitalkiosk.gateway.sim.memory;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.refund.Refund;

/// Everything committed, as an auditor would read it out of the tables. The same from memory and
// from PostgreSQL.
public record Tables(
        List<PaymentIntent> intents,
        List<Change> changes,
        List<Evidence> evidences,
        List<Capture> captures,
        List<Journal.Booked> journals,
        List<Posting> outbox,
        List<Note> audit,
        List<Stray> strays,
        List<Holding> holdings,
        List<News> news,
        List<Refund> refunds,
        List<Settled> settled) {
    public static final Tables EMPTY =
            new Tables(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), List.of(), List.of());

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

    /// @param done the HIS acknowledged
    public record Posting(PaymentId payment, BillId bill, Vnd amount, boolean done) {}

    public record Note(String actor, String action, String subject) {}

    public record Stray(PspCode psp, String transaction, Vnd amount) {}

    /// Card money that a settlement has accounted for.
    public record Settled(String transaction, String settlement) {}

    /// @param kind `PaymentRecord`, `RefundRecord` or `DepositRecord`
    /// @param done the HIS acknowledged
    public record News(String id, String kind, boolean done) {}
}

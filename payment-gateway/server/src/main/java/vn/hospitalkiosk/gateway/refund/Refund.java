package vn.hospitalkiosk.gateway.refund;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;

/// One refund: what never changes, and its [Standing].
///
/// @param transaction of the money that came in
/// @param limit what could be given back without a second person when it was proposed
public record Refund(
        RefundId id,
        HoldingId money,
        PspCode psp,
        String transaction,
        Optional<PaymentId> payment,
        Vnd amount,
        Vnd limit,
        boolean byVoucher,
        Proposal proposal,
        Standing standing) {

    /// The part that changes; every change makes the version grow by one.
    public record Standing(
            RefundState state, long version, Approval approval, Asking asking, Outcome outcome) {
        Standing moved(RefundState next) {
            return new Standing(next, version, approval, asking, outcome);
        }

        Standing with(Approval changed) {
            return new Standing(state, version, changed, asking, outcome);
        }

        Standing with(Asking changed) {
            return new Standing(state, version, approval, changed, outcome);
        }

        Standing with(Outcome changed) {
            return new Standing(state, version, approval, asking, changed);
        }

        Standing nextVersion() {
            return new Standing(state, version + 1, approval, asking, outcome);
        }
    }

    public record Approval(
            Optional<PersonId> checker, Optional<PersonId> turnedDownBy, Optional<Instant> at) {
        static final Approval NONE =
                new Approval(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// @param sentAt the first sending: it stays while the refund may be on its way, because some psps' ids carry the day
    /// @param times questions since then
    public record Asking(Optional<Instant> sentAt, int times, Optional<Instant> nextAt) {
        static Asking next(Instant at) {
            return new Asking(Optional.empty(), 0, Optional.of(at));
        }

        static Asking never() {
            return new Asking(Optional.empty(), 0, Optional.empty());
        }
    }

    /// @param said the last word of psp or person
    public record Outcome(
            Optional<String> said,
            Optional<String> proof,
            Optional<String> voucher,
            Optional<Long> journal) {
        static final Outcome NONE =
                new Outcome(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        private static final int LONGEST = 200;

        Outcome said(String words) {
            return new Outcome(Optional.of(cut(words)), proof, voucher, journal);
        }

        Outcome proven(String by) {
            return new Outcome(said, Optional.of(cut(by)), voucher, journal);
        }

        Outcome numbered(String number) {
            return new Outcome(said, proof, Optional.of(number), journal);
        }

        Outcome booked(long number) {
            return new Outcome(said, proof, voucher, Optional.of(number));
        }

        private static String cut(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }
    }

    Stage stage() {
        return Stage.of(standing.state());
    }

    Refund with(Standing changed) {
        return new Refund(
                id, money, psp, transaction, payment, amount, limit, byVoucher, proposal, changed);
    }

    RefundView view() {
        return new RefundView(
                id,
                money,
                payment,
                psp,
                transaction,
                amount,
                standing.state(),
                byVoucher,
                proposal,
                standing.approval().checker().or(() -> standing.approval().turnedDownBy()),
                standing.approval().at(),
                standing.asking().sentAt(),
                standing.asking().nextAt(),
                standing.outcome().said(),
                standing.outcome().proof(),
                standing.outcome().voucher());
    }
}

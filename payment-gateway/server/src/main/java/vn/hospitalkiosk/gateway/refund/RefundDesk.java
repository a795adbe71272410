package vn.hospitalkiosk.gateway.refund;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;

/// The doorway to refunds for people. Who may do what is checked by the caller; that maker and checker differ is checked here and by the database.
public interface RefundDesk {
    /// Where the money of a payment stands, and what is left of it to give back.
    List<Holding> moneyOf(PaymentId payment);

    /// Asks for money to be given back to where it came from. Up to the configured limit it is approved by that; above it waits for a second person.
    Proposing propose(HoldingId money, Vnd amount, Proposal proposal);

    Decided approve(RefundId refund, PersonId checker);

    /// Turns a refund down that was not sent yet.
    Decided refuse(RefundId refund, PersonId by, String reason);

    /// Ends an approved refund by voucher: two people say that the money went out.
    ///
    /// @param bankReference of the transfer back
    Decided paidOut(RefundId refund, FourEyes eyes, String bankReference);

    /// Ends an unresolved refund by what two people found out at the psp.
    ///
    /// @param source where they saw it, `MoMo portal, transaction 4088…`
    Decided end(RefundId refund, FourEyes eyes, Found found, String source);

    /// Newest first.
    List<RefundView> list(Set<RefundState> states, int most);

    Optional<RefundView> find(RefundId refund);

    List<RefundView> of(PaymentId payment);

    /// What stands on the payout voucher of a refund that goes by voucher and is approved.
    Optional<Voucher> voucher(RefundId refund);

    enum Found {
        WENT_BACK,
        DID_NOT
    }

    sealed interface Proposing {
        /// @param refund approved already, or waiting for a second person
        record Proposed(RefundView refund) implements Proposing {}

        record Not(Decided.Obstacle obstacle) implements Proposing {}
    }
}

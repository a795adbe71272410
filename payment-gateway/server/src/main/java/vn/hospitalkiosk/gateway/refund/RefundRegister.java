package vn.hospitalkiosk.gateway.refund;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// All refunds of the facility. Storing one takes its amount from where the money stands; the database refuses what is not there.
public interface RefundRegister {
    void add(Refund refund);

    Optional<Refund> find(RefundId id);

    /// For change inside a transaction.
    Optional<Refund> lock(RefundId id);

    /// @throws IllegalStateException when its version is not the one just above the stored one
    void save(Refund refund);

    void noteChange(Refund after, RefundState from, String event, Instant at);

    List<Refund> list(Set<RefundState> states, int most);

    List<Refund> of(PaymentId payment);

    /// Sum of refunds of one transaction, refused ones aside, that no second person approved.
    Vnd unapproved(PspCode psp, String transaction);

    boolean hasUnresolved(PspCode psp, String transaction);

    /// Refunds to be sent or asked about, kept from others until `until`.
    List<Refund> takeDue(int most, Instant now, Instant until);

    /// After a start: whoever was at one before is gone, look at once.
    void releaseAll(Instant now);

    /// The next number of a payout voucher, without gaps: taken inside the transaction that needs it.
    String nextVoucher(int year);

    long count(RefundState state);
}

package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// All intents of the facility.
public interface PaymentIntents {
    /// @return false when its id, its reference or its bill is taken, or the bill is paid; nothing is stored then
    boolean add(PaymentIntent intent);

    Optional<PaymentIntent> find(PaymentId id);

    Optional<PaymentIntent> find(PspCode psp, OrderId order);

    Optional<PaymentIntent> named(String reference);

    /// The intent that may still take this bill's money, or has taken it.
    Optional<PaymentIntent> holderOf(BillId bill);

    /// Intents of this bill that wait for no money any more, newest first.
    List<PaymentIntent> endedOf(BillId bill, int most);

    /// For change inside a transaction: nobody else changes this intent, or captures for this bill, until it ends.
    PaymentIntent lock(PaymentIntent intent);

    /// The same, for the intent with this order, and what is known of a message about it; empty when there is none.
    ///
    /// @param raw the message
    /// @param transaction the psp's, of money that it tells of
    Optional<Known> lock(
            PspCode psp, OrderId order, Optional<RawMessage> raw, Optional<String> transaction);

    /// Nobody else captures for this bill, or moves money to it, until the transaction ends.
    void lock(BillId bill);

    /// Unresolved, made before that moment, oldest first.
    List<PaymentIntent> unresolved(Instant madeBefore, int most);

    /// Whose code shows since before that moment, and nobody asked to cancel.
    List<PaymentIntent> showing(Instant madeBefore, int most);

    /// @throws Overtaken now or at the end of the transaction, when its version is not the one just above the stored one
    void save(PaymentIntent intent);

    /// The same, inside the transaction that locked it, with a receipt taken in this transaction.
    void save(PaymentIntent intent, Receipt receipt);

    /// Counts of questions alone, inside the transaction that locked it: no new version, and a crash may forget them, which costs a question.
    void noteAsked(PaymentIntent intent);

    /// Goes with [#save] of the same version.
    ///
    /// @throws Overtaken now or at the end of the transaction, when that version was noted before
    void noteChange(PaymentIntent after, String from, String event, Instant at);

    /// Intents due for a question, kept from others until `until`.
    List<PaymentIntent> takeDue(int most, Instant now, Instant until);

    /// Unresolved ones of this psp that wait for a later question are due now, those that would be asked first before others.
    void hasten(PspCode psp, Instant now, int most);

    /// After a start: whoever held an open intent before is gone, ask at once.
    void releaseAll();
}

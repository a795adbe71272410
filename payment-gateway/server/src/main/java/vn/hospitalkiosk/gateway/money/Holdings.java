package vn.hospitalkiosk.gateway.money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.PersonId;

/// All money of the facility that came in, by where it stands. The database keeps every holding between nothing and its whole amount, whoever writes.
public interface Holdings {
    /// Inside the transaction that captures; the capture is stored before.
    void open(Fresh fresh);

    /// Moves a part to another place; the caller has locked where it comes from.
    HoldingId move(Move move);

    Optional<Holding> find(HoldingId id);

    /// For change inside a transaction: nobody else moves it or gives it back until it ends.
    Optional<Holding> lock(HoldingId id);

    List<Holding> of(PaymentId payment);

    /// What is left in these places, oldest first.
    List<Holding> left(Set<Place> places, int most);

    /// All that one transaction of a psp brought.
    Vnd captured(PspCode psp, String transaction);

    boolean pays(BillId bill);

    /// Money the policy has not decided about and is due to, kept from others until `until`.
    List<Holding> takeUndecided(int most, Instant now, Instant until);

    void lookAgain(HoldingId id, Instant at);

    void decided(HoldingId id);

    /// Count and sum of what is left, for the metrics.
    Total total(Place place);

    record Total(long count, long amountVnd) {}

    /// @param policyAt when the policy for late and second money decides about it
    record Fresh(
            PspCode psp,
            String transaction,
            Place place,
            Cause cause,
            Optional<PaymentId> payment,
            Optional<BillId> bill,
            Optional<KioskId> kiosk,
            Vnd amount,
            Instant since,
            long journal,
            Optional<Instant> policyAt) {}

    /// @param bill it pays, or whose patient it belongs to
    /// @param checker empty only when the gateway's own policy moves it
    record Move(
            Holding from,
            Place to,
            Cause cause,
            Optional<BillId> bill,
            Vnd amount,
            Instant at,
            long journal,
            PersonId maker,
            String reason,
            Optional<PersonId> checker) {}
}

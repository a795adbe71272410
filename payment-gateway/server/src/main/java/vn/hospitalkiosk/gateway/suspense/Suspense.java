package vn.hospitalkiosk.gateway.suspense;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.RefundDesk;

/// The doorway for people to money that pays no bill: in suspense, patients' credit, deposits.
public interface Suspense {
    /// What is left in these places, oldest first.
    List<Holding> list(Set<Place> places, int most);

    Optional<Holding> find(HoldingId money);

    /// Pays a bill that the HIS shows as open with exactly what is due; what is more stays where it is.
    Decided attributeToBill(HoldingId money, BillId bill, FourEyes eyes);

    /// Out of suspense to a patient's credit, known by the bill the patient has or had.
    Decided attributeToPatient(HoldingId money, BillId bill, Vnd amount, FourEyes eyes);

    /// Back to where it came from: a refund, by the psp or by voucher.
    RefundDesk.Proposing giveBack(HoldingId money, Vnd amount, Proposal proposal);
}

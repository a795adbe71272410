package vn.hospitalkiosk.gateway.money;

import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.PersonId;

/// What the hospital wants done with money nobody expected, and when a second person must look.
///
/// @param applyLate late money pays its bill when that is still open and asks the same amount
/// @param late what else becomes of late money
/// @param twice what becomes of a second payment of one bill
/// @param refundLimit refunds of one payment up to this sum need no second person
public record Policy(boolean applyLate, Then late, Then twice, Vnd refundLimit) {
    /// Who acts when nobody does: its proposals always wait for a person.
    public static final PersonId GATEWAY = new PersonId("gateway");

    public enum Then {
        /// It stays the patient's credit.
        CREDIT,
        /// A refund is proposed.
        REFUND
    }

    /// @return late money pays its bill or becomes credit, as second money does; every refund needs a second person
    public static Policy careful() {
        return new Policy(true, Then.CREDIT, Then.CREDIT, Vnd.ZERO);
    }
}

package vn.hospitalkiosk.gateway.his.hl7;

import vn.hospitalkiosk.gateway.his.HisRefusal;

/// What a HIS said to one message, or did not say.
sealed interface Told {
    /// AA: taken. Whether it is in its books is another question: an engine between us says AA for itself.
    record Accepted(Er7Message message) implements Told {}

    /// With a reason that leaves no doubt: nothing was done.
    record Refused(HisRefusal why, String reason) implements Told {}

    /// It does not know such messages.
    record NotOffered() implements Told {}

    /// No answer, or one that does not tell.
    ///
    /// @param lost the connection broke before the answer
    record Unclear(String reason, boolean lost) implements Told {}
}

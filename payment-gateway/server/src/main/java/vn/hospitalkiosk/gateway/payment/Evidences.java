package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// The psps' messages, byte for byte.
public interface Evidences {
    /// Stores a message once, however often it comes.
    Filed file(PspCode psp, OrderId order, RawMessage raw, Instant at);

    /// Stores what two people say, and who they are.
    default Filed file(PspCode psp, OrderId order, Testimony testimony, Instant at) {
        return file(psp, order, testimony.raw(), at);
    }

    void judged(Filed filed, String judgement);

    /// Stores a message and what was made of it. A message that stands here already gets this judgement.
    void judged(PspCode psp, OrderId order, RawMessage raw, Instant at, String judgement);

    /// @param judgedBefore the same message was judged already: nothing is left to do
    record Filed(long id, boolean judgedBefore) {}
}

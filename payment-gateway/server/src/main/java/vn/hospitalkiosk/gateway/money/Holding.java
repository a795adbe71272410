package vn.hospitalkiosk.gateway.money;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// Money of one transaction of a psp that stands in one place. Of each transaction, what is left in all places and what was given back make up what came.
///
/// @param transaction the psp's id of the movement of money
/// @param payment empty for money without an order
/// @param bill the bill it pays or was meant for
/// @param kiosk where it was paid; empty for money without an order
/// @param left not moved on and not being given back
public record Holding(
        HoldingId id,
        PspCode psp,
        String transaction,
        Place place,
        Cause cause,
        Optional<PaymentId> payment,
        Optional<BillId> bill,
        Optional<KioskId> kiosk,
        Vnd amount,
        Vnd left,
        Instant since) {}

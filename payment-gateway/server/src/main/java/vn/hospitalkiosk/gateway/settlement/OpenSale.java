package vn.hospitalkiosk.gateway.settlement;

import java.time.Instant;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// Card money of a kiosk that no settlement has accounted for.
///
/// @param transaction as in the capture
/// @param takenAt by the terminal's kiosk
public record OpenSale(
        PaymentId payment, OrderId order, String transaction, Vnd amount, Instant takenAt) {}

package vn.hospitalkiosk.gateway.psp.cardterminal;

import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// Which order a payment of a kiosk is.
public interface KioskOrders {
    /// Empty for another kiosk's payment, and for one by another method.
    Optional<OrderId> find(KioskId kiosk, PaymentId payment, PspCode psp);
}

package vn.hospitalkiosk.gateway.payment;

import java.util.Optional;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// Told after each commit that took money.
public interface Captured {
    /// @param toTell what the HIS must be told, and was put into the outbox; empty when the money pays no bill, or was moved by others
    void money(Optional<HisMoney.PaymentRecord> toTell);
}

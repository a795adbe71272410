package vn.hospitalkiosk.gateway.desk;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;

/// Payments by what people call them.
public interface PaymentLabels {
    /// @param typed `KH03-7K2M9Q` or a psp's transaction, as written on a slip or a statement
    Optional<PaymentId> find(String typed);

    /// References of payments, `KH03-7K2M9Q`.
    Map<PaymentId, String> references(Collection<PaymentId> payments);
}

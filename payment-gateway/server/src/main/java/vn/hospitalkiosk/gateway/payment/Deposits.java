package vn.hospitalkiosk.gateway.payment;

import java.util.List;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.Vnd;

/// The doorway to deposits (tạm ứng) for the kiosk's HTTP. Once made, a deposit is a payment like others: see [Payments].
public interface Deposits {
    /// Empty: this hospital takes no deposits at kiosks.
    List<Vnd> onOffer();

    /// Stores the intent, then creates the order at the psp.
    ///
    /// @param encounter the HIS's id of the visit
    /// @throws PaymentConflict when the id was used before with another body
    CreatePaymentAnswer create(KioskId kiosk, DepositRequest request, String encounter);
}

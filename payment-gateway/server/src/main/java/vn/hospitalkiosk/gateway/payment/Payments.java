package vn.hospitalkiosk.gateway.payment;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;

/// The doorway to payments for the kiosk's HTTP. A kiosk sees only its own payments.
public interface Payments {
    /// Stores the intent, then creates the order at the psp. The amount is read from the HIS here.
    ///
    /// @throws PaymentConflict when the id was used before with another body
    CreatePaymentAnswer create(KioskId kiosk, CreatePaymentRequest request);

    /// As [#create], but the payer shows a code and we charge it, once: without an answer the payment is unresolved and is asked about.
    ///
    /// @throws PaymentConflict when the id was used before with another body
    CreatePaymentAnswer charge(KioskId kiosk, ChargeCodeRequest request);

    Optional<PaymentView> find(KioskId kiosk, PaymentId payment);

    /// Asks the psp now, at most once per 5 s per payment, and returns the payment as known after that.
    Optional<PaymentView> check(KioskId kiosk, PaymentId payment);

    /// The patient wants another way: one last question to the psp, cancel there where it can be done; payment wins over cancel.
    Optional<PaymentView> cancel(KioskId kiosk, PaymentId payment);

    /// As offered at this kiosk now.
    List<MethodView> methods(KioskId kiosk);
}

package vn.hospitalkiosk.gateway.kiosk;

import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.checkin.CheckIn;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.payment.Payments;

/// Payments of the asking kiosk; another kiosk's does not exist here.
@RestController
@RequestMapping("/kiosk/v1/payments")
class PaymentController {
    private final Payments payments;
    private final CheckIn checkIn;

    PaymentController(Payments payments, CheckIn checkIn) {
        this.payments = payments;
        this.checkIn = checkIn;
    }

    /// A new payment is for the bill this kiosk got from its own visit. One that exists may be repeated after the visit has ended: its id is the key.
    @PostMapping
    CreatePaymentAnswer create(KioskIdentity kiosk, @RequestBody CreatePaymentRequest request) {
        demandBill(kiosk, request);
        return payments.create(kiosk.kiosk(), request);
    }

    @PostMapping("/customer-code")
    CreatePaymentAnswer charge(KioskIdentity kiosk, @RequestBody ChargeCodeRequest request) {
        demandBill(kiosk, request.payment());
        return payments.charge(kiosk.kiosk(), request);
    }

    private void demandBill(KioskIdentity kiosk, CreatePaymentRequest request) {
        if (!checkIn.isBillOf(kiosk, request.visit(), request.bill())
                && payments.find(kiosk.kiosk(), request.payment()).isEmpty()) {
            throw new NotThere("no such bill at this kiosk");
        }
    }

    @GetMapping("/{payment}")
    PaymentView find(KioskIdentity kiosk, @PathVariable PaymentId payment) {
        return known(payments.find(kiosk.kiosk(), payment));
    }

    @PostMapping("/{payment}/check")
    PaymentView check(KioskIdentity kiosk, @PathVariable PaymentId payment) {
        return known(payments.check(kiosk.kiosk(), payment));
    }

    @PostMapping("/{payment}/cancel")
    PaymentView cancel(KioskIdentity kiosk, @PathVariable PaymentId payment) {
        return known(payments.cancel(kiosk.kiosk(), payment));
    }

    private static PaymentView known(Optional<PaymentView> payment) {
        return payment.orElseThrow(() -> new NotThere("no such payment at this kiosk"));
    }
}

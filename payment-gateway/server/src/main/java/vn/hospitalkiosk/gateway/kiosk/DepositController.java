package vn.hospitalkiosk.gateway.kiosk;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.checkin.CheckIn;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.payment.Deposits;
import vn.hospitalkiosk.gateway.payment.Payments;

/// Deposits (tạm ứng) of patients at the asking kiosk. What becomes of one is asked like any payment, at [PaymentController].
@RestController
@RequestMapping("/kiosk/v1/deposits")
class DepositController {
    private final Deposits deposits;
    private final Payments payments;
    private final CheckIn checkIn;

    DepositController(Deposits deposits, Payments payments, CheckIn checkIn) {
        this.deposits = deposits;
        this.payments = payments;
        this.checkIn = checkIn;
    }

    @GetMapping
    List<Vnd> onOffer() {
        return deposits.onOffer();
    }

    /// For the encounter of a visit of this kiosk: what it checked in to, what the HIS shows the patient's newest bill for, or a stay that is open there. One that exists may be repeated whatever the HIS says now.
    @PostMapping
    CreatePaymentAnswer create(KioskIdentity kiosk, @RequestBody DepositRequest request) {
        String encounter =
                payments.find(kiosk.kiosk(), request.payment())
                        .map(_ -> "")
                        .or(() -> checkIn.encounterOf(kiosk, request.visit()))
                        .orElseThrow(() -> new NotThere("no visit a deposit could be for"));
        return deposits.create(kiosk.kiosk(), request, encounter);
    }
}

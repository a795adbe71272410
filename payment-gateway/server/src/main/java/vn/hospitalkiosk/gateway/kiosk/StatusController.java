package vn.hospitalkiosk.gateway.kiosk;

import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.payment.Payments;

/// The heartbeat. Answers from memory: it must be right when everything else is down.
@RestController
class StatusController {
    private final HisHealth his;
    private final Payments payments;
    private final Clock clock;

    StatusController(HisHealth his, Payments payments, Clock clock) {
        this.his = his;
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping("/kiosk/v1/status")
    KioskStatus status(KioskIdentity kiosk) {
        return new KioskStatus(
                clock.instant(),
                kiosk.facility(),
                kiosk.kiosk(),
                his.isUp(),
                payments.methods(kiosk.kiosk()));
    }
}

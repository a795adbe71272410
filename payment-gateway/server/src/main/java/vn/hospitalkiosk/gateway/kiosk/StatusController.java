package vn.hospitalkiosk.gateway.kiosk;

import java.time.Clock;
import java.time.Instant;
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
    private final AskedSettlements settlements;
    private final Clock clock;

    StatusController(HisHealth his, Payments payments, AskedSettlements settlements, Clock clock) {
        this.settlements = settlements;
        this.his = his;
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping("/kiosk/v1/status")
    KioskStatus status(KioskIdentity kiosk) {
        Instant now = clock.instant();
        return new KioskStatus(
                now,
                kiosk.facility(),
                kiosk.kiosk(),
                his.isUp(),
                payments.methods(kiosk.kiosk()),
                settlements.of(kiosk.kiosk(), now));
    }
}

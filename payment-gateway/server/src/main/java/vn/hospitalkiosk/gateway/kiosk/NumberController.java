package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.BlockRequest;
import vn.hospitalkiosk.api.IssuedNumbers;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.downtime.DowntimeNumbers;

/// Numbers for a time without the gateway, and what a kiosk gave out of them.
@RestController
class NumberController {
    private final DowntimeNumbers numbers;

    NumberController(DowntimeNumbers numbers) {
        this.numbers = numbers;
    }

    @PostMapping("/kiosk/v1/number-blocks")
    NumberBlock lease(KioskIdentity kiosk, @RequestBody BlockRequest request) {
        return numbers.lease(kiosk, request.kind());
    }

    @PostMapping("/kiosk/v1/offline-numbers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void given(KioskIdentity kiosk, @RequestBody IssuedNumbers issued) {
        numbers.given(kiosk, issued.numbers());
    }
}

package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.enrolment.KnownKiosks;

/// How the asking kiosk's devices are. For the console's page of kiosks; kept in memory, like signs of life.
@RestController
class DeviceController {
    private final KnownKiosks known;

    DeviceController(KnownKiosks known) {
        this.known = known;
    }

    @PostMapping("/kiosk/v1/devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void devices(KioskIdentity kiosk, @RequestBody DeviceNews news) {
        known.heard(kiosk.kiosk(), news);
    }
}

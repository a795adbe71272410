package vn.hospitalkiosk.gateway.kiosk;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// "Gọi nhân viên": kiosk and screen, nothing about the patient.
@RestController
class HelpController {
    private static final Logger log = LoggerFactory.getLogger(HelpController.class);
    private static final String SCREEN = "[a-z0-9-]{1,40}";

    record HelpCall(String screen) {}

    private final HelpCalls calls;
    private final Clock clock;

    HelpController(HelpCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @PostMapping("/kiosk/v1/help-calls")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void call(KioskIdentity kiosk, @RequestBody HelpCall call) {
        if (!call.screen().matches(SCREEN)) {
            throw new BadRequest("a screen is named in lower case and hyphens");
        }
        log.info("help wanted at {}, screen {}", kiosk.kiosk(), call.screen());
        calls.called(kiosk, call.screen(), clock.instant());
    }
}

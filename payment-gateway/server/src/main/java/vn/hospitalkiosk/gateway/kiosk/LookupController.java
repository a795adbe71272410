package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.CopyRequest;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.payment.Lookups;

/// Payments by their reference, at any kiosk: it names nobody, and guessing is slow.
@RestController
@RequestMapping("/kiosk/v1/lookups/{reference}")
class LookupController {
    private final Lookups lookups;
    private final GuessLimit limit;

    LookupController(Lookups lookups, GuessLimit limit) {
        this.lookups = lookups;
        this.limit = limit;
    }

    @GetMapping
    LookupView find(KioskIdentity kiosk, @PathVariable String reference) {
        limit.demand("kiosk " + kiosk.kiosk());
        return lookups.find(reference).orElseThrow(() -> new NotThere("no such reference"));
    }

    @PostMapping("/copies")
    ReceiptCopy copy(
            KioskIdentity kiosk, @PathVariable String reference, @RequestBody CopyRequest request) {
        limit.demand("kiosk " + kiosk.kiosk());
        return lookups.copy(kiosk.kiosk(), reference, request.job())
                .orElseThrow(() -> new NotThere("no receipt under this reference"));
    }
}

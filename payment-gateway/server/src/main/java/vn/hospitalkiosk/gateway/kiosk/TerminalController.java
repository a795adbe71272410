package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.payment.Payments;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalReports;

/// What the card terminal of the asking kiosk said. The body is kept as evidence byte for byte, so a field we do not know is refused: it could hold a card number.
@RestController
class TerminalController {
    private final TerminalReports reports;
    private final Payments payments;
    private final ObjectReader reading;

    TerminalController(TerminalReports reports, Payments payments, JsonMapper json) {
        this.reports = reports;
        this.payments = payments;
        this.reading =
                json.readerFor(TerminalReport.class)
                        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    @PostMapping("/kiosk/v1/payments/{payment}/terminal-reports")
    PaymentView report(
            KioskIdentity kiosk, @PathVariable PaymentId payment, @RequestBody byte[] raw) {
        if (!reports.heard(kiosk.kiosk(), payment, read(raw), raw)) {
            throw new NotThere("no such card payment at this kiosk");
        }
        return payments.find(kiosk.kiosk(), payment)
                .orElseThrow(() -> new NotThere("no such payment at this kiosk"));
    }

    private TerminalReport read(byte[] raw) {
        try {
            return reading.readValue(raw);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadRequest("not a terminal's report");
        }
    }
}

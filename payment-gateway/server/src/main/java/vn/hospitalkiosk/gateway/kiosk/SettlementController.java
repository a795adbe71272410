package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.settlement.Settlements;

/// A batch that the terminal of the asking kiosk closed. Kept byte for byte, so a field we do not know is refused.
@RestController
class SettlementController {
    private final Settlements settlements;
    private final ObjectReader reading;

    SettlementController(Settlements settlements, JsonMapper json) {
        this.settlements = settlements;
        this.reading =
                json.readerFor(SettlementReport.class)
                        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    @PostMapping("/kiosk/v1/terminal-settlements")
    SettlementAnswer settled(KioskIdentity kiosk, @RequestBody byte[] raw) {
        return settlements.heard(kiosk.kiosk(), read(raw), raw);
    }

    private SettlementReport read(byte[] raw) {
        try {
            return reading.readValue(raw);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadRequest("not a terminal's settlement");
        }
    }
}

package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.ConsentQuestions;
import vn.hospitalkiosk.api.TicketRequest;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.consent.Consents;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// What needs nobody's name: where a number stands, by its slip; and the words of consent.
@RestController
class TicketController {
    private final His his;
    private final Consents consents;
    private final GuessLimit limit;

    TicketController(His his, Consents consents, GuessLimit limit) {
        this.his = his;
        this.consents = consents;
        this.limit = limit;
    }

    @PostMapping("/kiosk/v1/tickets")
    ResponseEntity<?> status(KioskIdentity kiosk, @RequestBody TicketRequest request) {
        limit.demand("ticket at " + kiosk.kiosk());
        return switch (his.ticketStatus(request.encounter())) {
            case HisAnswer.Done<TicketStatus>(TicketStatus status) -> ResponseEntity.ok(status);
            case HisAnswer.Rejected<TicketStatus>(HisRefusal _, String _) ->
                    throw new NotThere("no such ticket");
            case HisAnswer.NotOffered<TicketStatus>() ->
                    Refusals.refuse(
                            HttpStatus.CONFLICT, "H13", "the HIS does not tell about tickets");
            case HisAnswer.Unknown<TicketStatus>(String _) ->
                    Refusals.refuse(
                            HttpStatus.SERVICE_UNAVAILABLE, "H01", "the HIS does not answer");
        };
    }

    @GetMapping("/kiosk/v1/consents")
    ConsentQuestions consents(KioskIdentity kiosk) {
        return new ConsentQuestions(consents.questions());
    }
}

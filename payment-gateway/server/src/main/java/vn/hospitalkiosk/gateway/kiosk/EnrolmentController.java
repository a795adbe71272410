package vn.hospitalkiosk.gateway.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.bounds.SourceBounds;
import vn.hospitalkiosk.gateway.enrolment.Enrolment;
import vn.hospitalkiosk.gateway.enrolment.EnrolmentCode;
import vn.hospitalkiosk.gateway.enrolment.EnrolmentDesk;
import vn.hospitalkiosk.gateway.enrolment.KioskAuthority;
import vn.hospitalkiosk.gateway.people.Bytes;

/// A machine asks to become a kiosk. The only path for those without a certificate, at a door of its own: TLS, few requests, and a code to begin with.
@RestController
@RequestMapping("/enrolment/v1/requests")
class EnrolmentController {
    /// @param request PKCS#10, base 64 of the DER
    record Wanted(String code, String request) {}

    /// @param certificate base 64 of the DER, empty until it is issued
    /// @param authority of our CA, likewise
    record Told(
            String id,
            String kiosk,
            String state,
            String keyMark,
            String certificate,
            String authority) {}

    private final EnrolmentDesk desk;
    private final KioskAuthority authority;
    private final SourceBounds bounds;

    EnrolmentController(
            EnrolmentDesk desk, KioskAuthority authority, SourceBounds enrolmentBounds) {
        this.desk = desk;
        this.authority = authority;
        this.bounds = enrolmentBounds;
    }

    @PostMapping
    ResponseEntity<?> ask(HttpServletRequest http, @RequestBody Wanted wanted) {
        Duration wait = bounds.take(SourceBounds.sourceOf(http.getRemoteAddr()));
        if (!wait.isZero()) {
            return tooOften(wait);
        }
        EnrolmentCode code;
        Bytes request;
        try {
            request = Bytes.of(Base64.getDecoder().decode(wanted.request()));
        } catch (IllegalArgumentException e) {
            return Refusals.refuse(HttpStatus.BAD_REQUEST, "G77", "the request is not base 64");
        }
        try {
            code = new EnrolmentCode(wanted.code());
        } catch (IllegalArgumentException e) {
            return noSuchCode();
        }
        return switch (desk.ask(code, request, http.getRemoteAddr())) {
            case EnrolmentDesk.Asked.Waiting(Enrolment enrolment) ->
                    ResponseEntity.accepted().body(told(enrolment));
            case EnrolmentDesk.Asked.NoSuchCode() -> noSuchCode();
            case EnrolmentDesk.Asked.CodeUsed() ->
                    Refusals.refuse(
                            HttpStatus.CONFLICT, "G75", "the code was used by another machine");
            case EnrolmentDesk.Asked.BadRequest(String why) ->
                    Refusals.refuse(HttpStatus.BAD_REQUEST, "G77", why);
        };
    }

    @GetMapping("/{id}")
    ResponseEntity<?> look(HttpServletRequest http, @PathVariable String id) {
        Duration wait = bounds.take(SourceBounds.sourceOf(http.getRemoteAddr()));
        if (!wait.isZero()) {
            return tooOften(wait);
        }
        Optional<Enrolment> found = desk.find(id);
        return found.isPresent() ? ResponseEntity.ok(told(found.get())) : noSuchCode();
    }

    private Told told(Enrolment enrolment) {
        return new Told(
                enrolment.id(),
                enrolment.kiosk().value(),
                enrolment.standing().name(),
                enrolment.keyMark().orElse(""),
                enrolment.certificate().map(EnrolmentController::base64).orElse(""),
                base64(authority.certificate()));
    }

    private static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.copy());
    }

    private static ResponseEntity<?> noSuchCode() {
        return Refusals.refuse(
                HttpStatus.NOT_FOUND, "G74", "no such code, or it has expired or was refused");
    }

    private static ResponseEntity<?> tooOften(Duration wait) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", Long.toString(wait.toSeconds() + 1))
                .body(
                        new vn.hospitalkiosk.api.Problem(
                                new vn.hospitalkiosk.api.FailureCode("G78"), "too many tries"));
    }
}

package vn.hospitalkiosk.gateway.security;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.people.Administration;
import vn.hospitalkiosk.gateway.people.Administration.Outcome;
import vn.hospitalkiosk.gateway.people.PersonId;

/// `scripts/people first`: the first administrator's one-time link, for whoever can read this machine's secrets, and only while nobody can administer.
@RestController
class FirstPerson {
    record Wanted(String id, String name) {}

    private final Administration administration;

    FirstPerson(Administration administration) {
        this.administration = administration;
    }

    @PostMapping("/api/people/first")
    ResponseEntity<Map<String, String>> first(@RequestBody Wanted wanted) {
        try {
            Outcome outcome = administration.first(new PersonId(wanted.id()), wanted.name());
            return outcome instanceof Outcome.Invited(_, String token)
                    ? ResponseEntity.ok(Map.of("path", "/welcome/" + token))
                    : refused(HttpStatus.CONFLICT, "G73", "somebody administers already");
        } catch (IllegalArgumentException e) {
            return refused(HttpStatus.BAD_REQUEST, "G73", String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<Map<String, String>> refused(
            HttpStatus status, String code, String message) {
        return ResponseEntity.status(status).body(Map.of("code", code, "message", message));
    }
}

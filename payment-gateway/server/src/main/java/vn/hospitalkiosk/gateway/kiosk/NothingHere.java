package vn.hospitalkiosk.gateway.kiosk;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.Problem;

/// Paths and methods this door does not have; without it their refusal would have no [Problem].
@RestController
class NothingHere {
    @RequestMapping("/kiosk/**")
    ResponseEntity<Problem> nothing() {
        return Refusals.refuse(HttpStatus.NOT_FOUND, "G24", "nothing here by this method");
    }
}

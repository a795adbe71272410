package vn.hospitalkiosk.gateway.kiosk;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.Problem;
import vn.hospitalkiosk.gateway.checkin.NoSuchVisit;
import vn.hospitalkiosk.gateway.checkin.VisitConflict;
import vn.hospitalkiosk.gateway.payment.PaymentConflict;

/// The one place where a refusal gets its status and [Problem]. Messages of libraries may quote a request, so none of them goes out or into the log.
@RestControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String OURS = "vn.hospitalkiosk";
    private static final int FRAMES = 6;

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        ServletRequestBindingException.class
    })
    ResponseEntity<Problem> unreadable() {
        return refuse(HttpStatus.BAD_REQUEST, "G20", "the request is not as docs/wires.md says");
    }

    @ExceptionHandler
    ResponseEntity<Problem> bad(BadRequest bad) {
        return refuse(HttpStatus.BAD_REQUEST, "G20", text(bad));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notJson(HttpMediaTypeException other) {
        return refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "G20", "this door speaks JSON");
    }

    @ExceptionHandler
    ResponseEntity<Problem> stranger(NotEnrolled stranger) {
        log.warn("G23 a request without a kiosk's certificate");
        return refuse(HttpStatus.FORBIDDEN, "G23", text(stranger));
    }

    @ExceptionHandler
    ResponseEntity<Problem> revoked(Revoked revoked) {
        log.warn("G76 {}", text(revoked));
        return refuse(HttpStatus.FORBIDDEN, "G76", text(revoked));
    }

    @ExceptionHandler({NoSuchVisit.class, NotThere.class})
    ResponseEntity<Problem> notThere(RuntimeException missing) {
        return refuse(HttpStatus.NOT_FOUND, "G24", text(missing));
    }

    @ExceptionHandler({VisitConflict.class, PaymentConflict.class})
    ResponseEntity<Problem> conflict(RuntimeException conflict) {
        log.warn("G25 {}", text(conflict));
        return refuse(HttpStatus.CONFLICT, "G25", text(conflict));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooOften(TooOften tooOften) {
        log.warn("M72 {}", text(tooOften));
        return refuse(HttpStatus.TOO_MANY_REQUESTS, "M72", text(tooOften));
    }

    @ExceptionHandler
    ResponseEntity<Problem> ourFault(RuntimeException fault) {
        log.error("G26 {} at {}", fault.getClass().getName(), whereabouts(fault));
        return refuse(HttpStatus.INTERNAL_SERVER_ERROR, "G26", "a fault of the gateway");
    }

    /// Our own frames of the deepest cause, without any message.
    private static String whereabouts(Throwable fault) {
        Throwable deepest = fault;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getName()
                + Arrays.stream(deepest.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith(OURS))
                        .limit(FRAMES)
                        .map(frame -> " < " + frame.getFileName() + ":" + frame.getLineNumber())
                        .collect(Collectors.joining());
    }

    private static String text(Throwable ours) {
        @Nullable String message = ours.getMessage();
        return message == null ? "refused" : message;
    }

    static ResponseEntity<Problem> refuse(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status).body(new Problem(new FailureCode(code), message));
    }
}

package vn.hospitalkiosk.gateway.psp.momo;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.RawMessage;

/// MoMo's IPN: 204 once it is stored, also when it comes again; 400 without any change when it is not MoMo's.
@RestController
final class MomoCallback {
    static final int LONGEST = 16 * 1024;

    private static final String THANKS =
            "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
                    + "<title>Cảm ơn</title><p>Xin nhìn màn hình kiosk: kết quả thanh toán hiện ở đó.";

    private final Optional<MomoPsp> configured;
    private final PspCallbacks callbacks;

    /// @param configured empty: this hospital does not use MoMo
    MomoCallback(Optional<MomoPsp> configured, PspCallbacks callbacks) {
        this.configured = configured;
        this.callbacks = callbacks;
    }

    /// Where a payer ends who paid in the phone's browser.
    @GetMapping(path = "/callbacks/momo/thanks", produces = "text/html;charset=UTF-8")
    String thanks() {
        return THANKS;
    }

    @PostMapping("/callbacks/momo")
    ResponseEntity<Void> notice(HttpServletRequest request) throws IOException {
        if (configured.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        MomoPsp psp = configured.get();
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(LONGEST + 1);
        }
        RawMessage raw =
                new RawMessage(
                        RawMessage.Kind.CALLBACK,
                        Arrays.copyOf(body, Math.min(body.length, LONGEST)));
        if (body.length > LONGEST) {
            callbacks.refused(MomoPsp.CODE, "longer than " + LONGEST + " bytes", raw);
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        Optional<MomoSecrets> keys = psp.keys();
        if (keys.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        return switch (MomoNotice.verdict(body, keys.get(), psp.codes())) {
            case MomoNotice.Verdict.Genuine genuine -> {
                if (psp.codes().meaning(genuine.message()).isEmpty()) {
                    psp.unknownCode(genuine.order(), genuine.message());
                }
                callbacks.heard(MomoPsp.CODE, genuine.order(), genuine.report(), raw);
                yield ResponseEntity.noContent().build();
            }
            case MomoNotice.Verdict.Refused(String reason) -> {
                callbacks.refused(MomoPsp.CODE, reason, raw);
                yield ResponseEntity.badRequest().build();
            }
        };
    }
}

package vn.hospitalkiosk.gateway.psp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// All psps' callbacks: bounded, handed to the psp's own [Notices] byte for byte, stored, then answered in the psp's own words.
@RestController
public final class PspCallbackDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PspCallbackDoor.class);
    static final int LONGEST = 16 * 1024;

    private final Map<String, Psp> psps = new HashMap<>();
    private final PspCallbacks callbacks;
    private final Forgeries forgeries;

    PspCallbackDoor(Psps psps, PspCallbacks callbacks, Forgeries forgeries) {
        this.callbacks = callbacks;
        this.forgeries = forgeries;
        psps.all().forEach(psp -> this.psps.put(psp.code().value(), psp));
    }

    @PostMapping({"/callbacks/{psp}", "/callbacks/{psp}/**"})
    ResponseEntity<byte[]> posted(@PathVariable String psp, HttpServletRequest request)
            throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(LONGEST + 1);
        }
        return heard(psp, request, body);
    }

    @GetMapping({"/callbacks/{psp}", "/callbacks/{psp}/**"})
    ResponseEntity<byte[]> got(@PathVariable String psp, HttpServletRequest request) {
        return heard(psp, request, query(request).getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> heard(String code, HttpServletRequest request, byte[] bytes) {
        Optional<Psp> configured = Optional.ofNullable(psps.get(code));
        Optional<Notices> notices = configured.flatMap(Psp::notices);
        if (configured.isEmpty() || notices.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Psp psp = configured.get();
        RawMessage raw =
                new RawMessage(
                        RawMessage.Kind.CALLBACK,
                        Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST)));
        if (bytes.length > LONGEST) {
            return refused(
                    psp,
                    request,
                    raw,
                    "longer than " + LONGEST + " bytes",
                    ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build());
        }
        return switch (notices.get().read(incoming(code, request, raw))) {
            case Notices.Notice.Genuine genuine -> {
                Notices.Heard heard =
                        stored(
                                psp,
                                () ->
                                        callbacks.heard(
                                                psp.code(),
                                                genuine.order(),
                                                genuine.report(),
                                                raw));
                yield entity(genuine.reply().apply(heard));
            }
            case Notices.Notice.Stray(String transaction, Vnd amount, var reply) -> {
                Notices.Heard heard =
                        stored(psp, () -> callbacks.stray(psp.code(), transaction, amount, raw));
                yield entity(reply.apply(heard));
            }
            case Notices.Notice.Refused(String reason, Notices.Reply reply) ->
                    refused(psp, request, raw, reason, entity(reply));
            case Notices.Notice.Answered(Notices.Reply reply) -> entity(reply);
        };
    }

    private ResponseEntity<byte[]> refused(
            Psp psp,
            HttpServletRequest request,
            RawMessage raw,
            String reason,
            ResponseEntity<byte[]> answer) {
        Duration wait = forgeries.another(psp.code().value(), request.getRemoteAddr());
        if (wait.isZero()) {
            callbacks.refused(psp.code(), reason, raw);
            return answer;
        }
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", Long.toString(wait.toSeconds() + 1))
                .build();
    }

    private static Notices.Heard stored(Psp psp, Supplier<Notices.Heard> storing) {
        try {
            return storing.get();
        } catch (RuntimeException e) {
            LOG.error("a callback of {} could not be stored; it must come again", psp.code(), e);
            return Notices.Heard.NOT_STORED;
        }
    }

    private static Notices.Incoming incoming(
            String code, HttpServletRequest request, RawMessage raw) {
        String path = request.getServletPath();
        String prefix = "/callbacks/" + code;
        Map<String, String> headers = new HashMap<>();
        List<String> names = Collections.list(request.getHeaderNames());
        names.forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return new Notices.Incoming(
                request.getMethod(),
                path.startsWith(prefix) ? path.substring(prefix.length()) : "",
                query(request),
                headers,
                raw);
    }

    private static String query(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).orElse("");
    }

    private static ResponseEntity<byte[]> entity(Notices.Reply reply) {
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(reply.status());
        if (!reply.contentType().isEmpty()) {
            builder.header("Content-Type", reply.contentType());
        }
        return reply.body().isEmpty()
                ? builder.build()
                : builder.body(reply.body().getBytes(StandardCharsets.UTF_8));
    }
}

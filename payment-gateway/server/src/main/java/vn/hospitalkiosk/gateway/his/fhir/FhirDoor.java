package vn.hospitalkiosk.gateway.his.fhir;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.gateway.his.wire.Exchange;
import vn.hospitalkiosk.gateway.his.wire.HisWire;
import vn.hospitalkiosk.gateway.line.HttpCall;

/// FHIR's requests on a [HisWire]. Searches go by POST, so that no number stands in a URL, here or in a proxy's log. Closed by [#close()].
final class FhirDoor implements AutoCloseable {
    private static final String FHIR_JSON = "application/fhir+json";

    /// More than any answer here should hold; servers send as few as ten when nobody says.
    private static final String MOST = "100";

    private static final String QUESTION = "CoverageEligibilityRequest";

    /// What a visit can do without: what is told afterwards, and what has another way.
    private static final Set<String> ASIDE =
            Set.of(
                    "AuditEvent",
                    "ChargeItem",
                    "Flag",
                    "PaymentReconciliation",
                    "RelatedPerson",
                    QUESTION);

    private static final String ID = "[A-Za-z0-9\\-.]{1,64}";

    private final FhirSettings settings;
    private final FhirText text;
    private final HisWire wire;

    FhirDoor(FhirSettings settings, FhirText text, HisWire wire) {
        this.settings = settings;
        this.text = text;
        this.wire = wire;
    }

    /// Asked once more when a pooled connection turned out to be dead.
    ///
    /// @param parameters a name may come twice
    Reply search(String type, List<Map.Entry<String, String>> parameters) {
        String form =
                Stream.concat(parameters.stream(), Stream.of(Map.entry("_count", MOST)))
                        .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                        .collect(Collectors.joining("&"));
        return twice(() ->
                send(
                        type,
                        "search " + type,
                        post(type + "/_search", "application/x-www-form-urlencoded", form),
                        settings.read()));
    }

    /// @param id opaque, perhaps from outside; what cannot be a FHIR id is answered without asking
    Reply read(String type, String id) {
        if (!id.matches(ID) || id.equals(".") || id.equals("..")) {
            return new Reply.Refused(404, "not an id");
        }
        return twice(() -> send("read " + type, get(type + "/" + id), settings.read()));
    }

    /// Sent once: what to do when no answer comes is the caller's decision.
    ///
    /// @param provenance who wanted it: goes along as `X-Provenance` (R4, 6.3.4.3), for servers that keep such records
    Reply create(Resource resource, Optional<String> ifNoneExist, Optional<Provenance> provenance) {
        HttpCall call =
                post(resource.fhirType(), FHIR_JSON, text.write(resource))
                        .with("Prefer", "return=representation");
        if (ifNoneExist.isPresent()) {
            call = call.with("If-None-Exist", ifNoneExist.get());
        }
        if (provenance.isPresent()) {
            call = call.with("X-Provenance", text.write(provenance.get()));
        }
        return send(resource.fhirType(), "create " + resource.fhirType(), call, settings.command());
    }

    /// A question that the HIS passes on to the insurance; it leaves nothing behind that a second one could double.
    Reply submit(CoverageEligibilityRequest question) {
        return twice(() ->
                send(
                        QUESTION,
                        "submit " + QUESTION,
                        post(QUESTION + "/$submit", FHIR_JSON, text.write(question)),
                        settings.read()));
    }

    /// Asks for nothing but a sign of life; the answer reaches [HisHealth] and is not read.
    void probe() {
        wire.send("probe", get("metadata"), settings.read());
    }

    /// What the server says of itself: a large answer.
    Reply metadata() {
        return send("capabilities", get("metadata"), settings.read());
    }

    private Reply twice(java.util.function.Supplier<Reply> question) {
        Reply first = question.get();
        return first instanceof Reply.NoAnswer(String reason, boolean lost) && lost
                ? question.get()
                : first;
    }

    private Reply send(String what, HttpCall call, Duration limit) {
        return reply(wire.send(what, call, limit));
    }

    /// To what a visit can do without our account may have no right: then it is not offered to us.
    private Reply send(String type, String what, HttpCall call, Duration limit) {
        if (!ASIDE.contains(type)) {
            return send(what, call, limit);
        }
        Reply reply = reply(wire.sendAside(what, call, limit));
        return reply instanceof Reply.Refused(int status, String reason) && status == 403
                ? new Reply.Refused(405, reason)
                : reply;
    }

    private Reply reply(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answer -> reply(answer);
            case Exchange.Failed(String reason, boolean lost) -> new Reply.NoAnswer(reason, lost);
        };
    }

    private Reply reply(Exchange.Answered answer) {
        int status = answer.status();
        try {
            if (status / 100 != 2) {
                return new Reply.Refused(status, "HTTP " + status + issues(answer.body()));
            }
            return answer.body().isBlank()
                    ? new Reply.Empty()
                    : new Reply.Got(text.read(answer.body()), status == 201);
        } catch (UnreadableAnswer unreadable) {
            return new Reply.NoAnswer("unreadable answer", false);
        }
    }

    /// Coded parts of an OperationOutcome only; its texts may quote what we asked.
    private String issues(String body) {
        if (body.isBlank()) {
            return "";
        }
        try {
            return text.read(body) instanceof OperationOutcome outcome
                    ? outcome.getIssue().stream()
                            .filter(OperationOutcome.OperationOutcomeIssueComponent::hasCode)
                            .map(issue -> " " + issue.getCode().toCode())
                            .collect(Collectors.joining())
                    : "";
        } catch (UnreadableAnswer notFhir) {
            return "";
        }
    }

    private HttpCall get(String path) {
        return ours(HttpCall.get(at(path)));
    }

    private HttpCall post(String path, String contentType, String body) {
        return ours(HttpCall.post(at(path), body.getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", contentType);
    }

    private static HttpCall ours(HttpCall call) {
        return call.with("Accept", FHIR_JSON).with("Cache-Control", "no-store");
    }

    private URI at(String path) {
        return URI.create(settings.base() + "/" + path);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        wire.close();
    }
}

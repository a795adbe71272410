package vn.hospitalkiosk.virtual.his;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Form;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// The RESTful part of FHIR R4 (3.1.0): search, read, conditional create. Not for several threads: [VirtualHis] holds the lock.
final class FhirDesk {
    /// What may be created here.
    static final List<String> TAKEN =
            List.of(
                    "Encounter",
                    "PaymentNotice",
                    "Patient",
                    "CoverageEligibilityResponse",
                    "Flag",
                    "AuditEvent",
                    "PaymentReconciliation");

    static final String ELIGIBILITY = "CoverageEligibilityRequest";

    private final Books books;
    private final Told told;

    FhirDesk(Books books) {
        this.books = books;
        this.told = new Told(books);
    }

    Reply.Answer serve(Request request) {
        try {
            return route(request, request.path());
        } catch (Refusal refusal) {
            return fhir(refusal.status(), refusal.outcome());
        }
    }

    static Reply.Answer fhir(int status, ObjectNode resource) {
        return Reply.of(status, "application/fhir+json; charset=utf-8", Json.bytes(resource));
    }

    private Reply.Answer route(Request request, List<String> path) {
        boolean get = request.method().equals("GET");
        boolean post = request.method().equals("POST");
        String type = path.size() > 1 ? path.get(1) : "";
        if (path.size() == 3 && post && path.get(2).equals("_search")) {
            return search(type, formOf(request), request.base());
        }
        if (path.size() == 3 && post && type.equals(ELIGIBILITY) && path.get(2).equals("$submit")) {
            return fhir(200, new Insurer(books.records()).answer(sent(type, request), books.now()));
        }
        if (path.size() == 2 && get) {
            return search(type, formOf(request.uri().getRawQuery()), request.base());
        }
        if (path.size() == 3 && get) {
            return read(type, path.get(2));
        }
        if (path.size() == 2 && post) {
            return create(type, request);
        }
        throw Refusal.notOffered("this HIS offers search, read and create");
    }

    private Reply.Answer search(String type, Form criteria, String base) {
        if (type.equals("HealthcareService")) {
            books.refreshClinics();
        }
        if (type.equals("ChargeItem")) {
            criteria.first("identifier")
                    .ifPresent(plan ->
                            books.refreshCharges(
                                    criteria.first("subject").orElse(""),
                                    plan.substring(plan.indexOf('|') + 1)));
        }
        return fhir(200, books.search().bundle(type, criteria, base));
    }

    private static Form formOf(Request request) {
        String kind = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!kind.startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal(415, "not-supported", "_search takes a form");
        }
        Form body = formOf(new String(request.body(), StandardCharsets.UTF_8));
        return new Form(
                Stream.concat(request.query().fields().stream(), body.fields().stream()).toList());
    }

    private static Form formOf(@Nullable String text) {
        try {
            return Form.parse(Optional.ofNullable(text).orElse(""));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("the search is not well encoded");
        }
    }

    private Reply.Answer read(String type, String id) {
        ObjectNode found =
                books.records()
                        .find(type, id)
                        .orElseThrow(() -> new Refusal(404, "not-found", "no such resource"));
        return versioned(200, found);
    }

    private static Reply.Answer versioned(int status, ObjectNode resource) {
        String version = resource.path("meta").path("versionId").stringValue("");
        return fhir(status, resource).with("ETag", "W/\"" + version + "\"");
    }

    private Reply.Answer create(String type, Request request) {
        ObjectNode sent = sent(type, request);
        return switch (make(type, sent, request.header("If-None-Exist"))) {
            case Created.Made made -> answer(201, type, made.resource(), request);
            case Created.WasThere was -> answer(200, type, was.resource(), request);
        };
    }

    private static ObjectNode sent(String type, Request request) {
        String kind = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!kind.startsWith("application/fhir+json") && !kind.startsWith("application/json")) {
            throw new Refusal(415, "not-supported", "this HIS reads application/fhir+json");
        }
        ObjectNode sent =
                request.json().orElseThrow(() -> Refusal.malformed("the body is not JSON"));
        if (!sent.path("resourceType").stringValue("").equals(type)) {
            throw Refusal.malformed("resourceType differs from the address");
        }
        return sent;
    }

    private static Reply.Answer answer(
            int status, String type, ObjectNode resource, Request request) {
        String id = resource.path("id").stringValue("");
        String version = resource.path("meta").path("versionId").stringValue("");
        Reply.Answer whole = versioned(status, resource);
        boolean bare = request.header("Prefer").orElse("").contains("return=minimal");
        return (bare ? new Reply.Answer(status, whole.headers(), new byte[0]) : whole)
                .with(
                        "Location",
                        request.base() + "/fhir/" + type + "/" + id + "/_history/" + version);
    }

    private Created make(String type, ObjectNode sent, Optional<String> ifNoneExist) {
        if (!TAKEN.contains(type)) {
            throw Refusal.notOffered("this HIS takes " + TAKEN);
        }
        List<ObjectNode> there =
                ifNoneExist.map(c -> books.search().matches(type, formOf(c))).orElse(List.of());
        if (there.size() > 1) {
            throw new Refusal(412, "multiple-matches", "If-None-Exist fits several resources");
        }
        if (there.size() == 1) {
            return new Created.WasThere(there.getFirst());
        }
        return new Created.Made(
                switch (type) {
                    case "Encounter" -> books.checkIn(sent);
                    case "PaymentNotice" -> books.recordPayment(sent);
                    case "Patient" -> books.admit(sent);
                    case "Flag" -> told.judge(sent);
                    case "AuditEvent" -> told.look(sent);
                    case "PaymentReconciliation" -> told.day(sent);
                    default -> books.believe(sent);
                });
    }
}

package vn.hospitalkiosk.virtual.his;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// HisBridge as `docs/his-bridge/openapi.yaml` asks for it, over the books that the FHIR desk serves too. Not for several threads: [VirtualHis] holds the lock.
final class BridgeDesk {
    /// @param doneNow work was done just now, not found done
    /// @param visit that work was a check-in
    record Told(Reply.Answer answer, boolean doneNow, boolean visit) {}

    private static final List<String> OFFERED =
            List.of(
                    "findPatients",
                    "createPatient",
                    "findCreatedPatient",
                    "findBookings",
                    "checkCoverage",
                    "reportCoverage",
                    "findClinics",
                    "quote",
                    "checkIn",
                    "findCheckIn",
                    "ticketStatus",
                    "findResults",
                    "linkOfflineNumber",
                    "judgePriority",
                    "findClosings",
                    "findEncounters",
                    "openBills",
                    "bill",
                    "reserve",
                    "release",
                    "recordPayment",
                    "recordRefund",
                    "recordDeposit");

    private final Books books;
    private final BridgePeople people;
    private final BridgeVisits visits;
    private final BridgeMoney money;

    BridgeDesk(Books books) {
        this.books = books;
        this.people = new BridgePeople(books);
        this.money = new BridgeMoney(books);
        this.visits = new BridgeVisits(books, money);
    }

    Told serve(Request request) {
        try {
            return route(request);
        } catch (BridgeRefusal no) {
            String detail = Optional.ofNullable(no.getMessage()).orElse("");
            return read(problem(no.status(), no.code(), detail));
        } catch (Refusal no) {
            return read(problem(400, "BAD_REQUEST", "the HIS cannot use this"));
        }
    }

    static Reply.Answer problem(int status, String code, String detail) {
        return Reply.of(
                status,
                "application/problem+json; charset=utf-8",
                Json.bytes(Json.object().put("code", code).put("detail", detail)));
    }

    private Told route(Request request) {
        List<String> path = request.path().subList(2, request.path().size());
        String call =
                request.method()
                        + " "
                        + path.stream().limit(1).findFirst().orElse("")
                        + (path.size() > 1 && List.of("search", "check").contains(path.get(1))
                                ? "/" + path.get(1)
                                : "");
        return switch (call) {
            case "GET capabilities" -> read(200, capabilities());
            case "POST patients/search" -> read(200, people.search(body(request)));
            case "POST patients" ->
                    keyed(request, "Patient", () -> people.create(body(request)), people::created);
            case "GET patients" -> byKey(path, people::created);
            case "POST bookings/search" -> read(200, visits.bookings(body(request)));
            case "POST coverage/check" -> read(200, people.coverage(body(request)));
            case "PUT coverage" -> kept(request, path.get(2), () -> people.reported(body(request)));
            case "POST clinics/search" -> read(200, visits.clinics(body(request)));
            case "POST quotes" -> read(200, visits.quote(body(request)));
            case "POST check-ins" ->
                    keyed(
                            request,
                            "Encounter",
                            () -> visits.checkIn(key(request), body(request)),
                            visits::checkedIn);
            case "GET check-ins" -> byKey(path, visits::checkedIn);
            case "GET encounters" -> read(200, visits.ticket(path.get(1)));
            case "PUT encounters" -> encounter(request, path);
            case "POST closings/search" -> read(200, visits.closings(body(request)));
            case "POST encounters/search" -> read(200, visits.open(body(request)));
            case "POST results/search" -> read(200, visits.results(body(request)));
            case "PUT offline-numbers" ->
                    kept(request, path.get(1), () -> visits.link(body(request)));
            case "POST bills/search" -> read(200, money.open(body(request)));
            case "GET bills" -> read(200, money.bill(path.get(1)));
            case "PUT bills" -> bill(request, path);
            case "DELETE bills" -> released(request, path);
            default -> throw new BridgeRefusal(501, "NOT_OFFERED", "no such call");
        };
    }

    private Told released(Request request, List<String> path) {
        if (path.size() != 3 || !path.get(2).equals("reservation")) {
            throw new BridgeRefusal(501, "NOT_OFFERED", "no such call");
        }
        kiosk(request);
        String query = String.valueOf(request.uri().getQuery());
        if (!query.startsWith("paymentId=")) {
            throw new BridgeRefusal(400, "BAD_REQUEST", "paymentId is missing");
        }
        money.release(path.get(1), query.substring("paymentId=".length()));
        return read(Reply.empty(204));
    }

    private Told encounter(Request request, List<String> path) {
        return switch (path.get(2)) {
            case "deposits" ->
                    kept(request, path.get(3), () -> money.deposit(path.get(1), body(request)));
            case "priority" -> {
                kiosk(request);
                yield kept(request, path.get(3), () -> visits.judge(path.get(1), body(request)));
            }
            default -> throw new BridgeRefusal(501, "NOT_OFFERED", "no such call");
        };
    }

    private Told bill(Request request, List<String> path) {
        return switch (path.get(2)) {
            case "reservation" -> {
                kiosk(request);
                money.reserve(path.get(1), body(request));
                yield read(Reply.empty(204));
            }
            case "payments" ->
                    kept(
                            request,
                            path.get(3),
                            () -> money.pay(path.get(1), path.get(3), body(request)));
            case "refunds" ->
                    kept(request, path.get(3), () -> money.refund(path.get(1), body(request)));
            default -> throw new BridgeRefusal(501, "NOT_OFFERED", "no such call");
        };
    }

    private static ObjectNode capabilities() {
        ObjectNode all = Json.object().put("his", "virtual-hospital").put("version", "1");
        OFFERED.forEach(all.putArray("offered")::add);
        return all.put("recordsRefunds", true);
    }

    private static Told read(int status, ObjectNode body) {
        return read(Reply.json(status, body));
    }

    private static Told read(Reply.Answer answer) {
        return new Told(answer, false, false);
    }

    private static ObjectNode body(Request request) {
        return request.json().orElseThrow(() -> BridgeRefusal.badRequest("the body is not JSON"));
    }

    private static String key(Request request) {
        return request.header("Idempotency-Key")
                .filter(key -> key.matches("[A-Za-z0-9._-]{8,64}"))
                .orElseThrow(() -> BridgeRefusal.badRequest("Idempotency-Key is missing"));
    }

    private static void kiosk(Request request) {
        String kiosk = request.header("Kiosk").orElse("");
        String actor = request.header("Actor").orElse("");
        if (!kiosk.matches("[A-Z0-9-]{1,16}/[A-Z0-9-]{1,16}")) {
            throw BridgeRefusal.badRequest("Kiosk is missing");
        }
        if (!actor.matches("patient|companion|gateway|staff:.{1,64}")) {
            throw BridgeRefusal.badRequest("Actor is missing");
        }
    }

    /// A command that makes something: once per key, whatever comes.
    private Told keyed(
            Request request,
            String type,
            Supplier<ObjectNode> work,
            java.util.function.Function<ObjectNode, ObjectNode> shown) {
        kiosk(request);
        String key = key(request);
        Optional<ObjectNode> before = known(key);
        if (before.isPresent()) {
            demandSame(before.get(), request);
            return read(200, shown.apply(made(before.get())).put("alreadyDone", true));
        }
        ObjectNode made = work.get();
        remember(key, request, Records.referenceOf(made));
        return new Told(
                Reply.json(200, shown.apply(made).put("alreadyDone", false)),
                true,
                type.equals("Encounter"));
    }

    /// A record under a key of its own in the address: kept once.
    private Told kept(Request request, String key, Runnable work) {
        Optional<ObjectNode> before = known(key);
        if (before.isPresent()) {
            demandSame(before.get(), request);
            return read(200, Json.object().put("alreadyDone", true));
        }
        work.run();
        remember(key, request, "");
        return new Told(Reply.json(200, Json.object().put("alreadyDone", false)), true, false);
    }

    private Told byKey(
            List<String> path, java.util.function.Function<ObjectNode, ObjectNode> shown) {
        if (path.size() != 3 || !path.get(1).equals("by-key")) {
            throw new BridgeRefusal(501, "NOT_OFFERED", "no such call");
        }
        return known(path.get(2))
                .map(k -> read(200, shown.apply(made(k)).put("alreadyDone", true)))
                .orElseGet(() -> read(Reply.text(404, "not done")));
    }

    private Optional<ObjectNode> known(String key) {
        return books.records().about("BridgeKey", key).stream().findFirst();
    }

    private ObjectNode made(ObjectNode known) {
        return books.records().find(known.path("made").stringValue("")).orElseThrow();
    }

    private void remember(String key, Request request, String made) {
        books.add(
                Fhir.resource("BridgeKey")
                        .put("key", key)
                        .put("content", content(request))
                        .put("made", made));
    }

    private static void demandSame(ObjectNode known, Request request) {
        if (!known.path("content").stringValue("").equals(content(request))) {
            throw BridgeRefusal.conflict("KEY_REUSED");
        }
    }

    private static String content(Request request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.uri().getPath().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(request.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package vn.hospitalkiosk.virtual.his;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// The HIS behind `/fhir`, and what the judge may ask it. One request at a time changes the books.
public final class VirtualHis implements Page {
    /// Longer than any client here waits.
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private final Books books;
    private final FhirDesk desk;
    private final BridgeDesk bridge;
    private final Hl7Desk hl7;
    private final byte[] authorization;
    private volatile HisMoods moods = HisMoods.GOOD;

    /// @param token what the hospital's clients must show: `Authorization: Bearer <token>`
    public VirtualHis(StateFile file, Clock clock, String token) {
        this.books = new Books(file, clock);
        this.desk = new FhirDesk(books);
        this.bridge = new BridgeDesk(books);
        this.hl7 = new Hl7Desk(books);
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Reply serve(Request request) {
        return echoed(request, serveFhir(request));
    }

    private Reply serveFhir(Request request) {
        HisMoods now = moods;
        if (!now.up()) {
            return Reply.text(503, "Service Unavailable");
        }
        pause(now.delayMs());
        if (request.path().equals(List.of("fhir", "metadata")) && request.method().equals("GET")) {
            return FhirDesk.fhir(200, Capabilities.statement(request.base()));
        }
        if (!authorized(request)) {
            return FhirDesk.fhir(401, Fhir.outcome("error", "login", "a bearer token is needed"))
                    .with("WWW-Authenticate", "Bearer");
        }
        synchronized (books) {
            books.turnPage();
            return afterMood(now, request, desk.serve(request));
        }
    }

    /// The same HIS behind `/his-bridge/v1`.
    public Page bridge() {
        return request -> echoed(request, serveBridge(request));
    }

    /// The answer names its request, as HAPI does and HisBridge demands.
    private static Reply echoed(Request request, Reply reply) {
        return switch (reply) {
            case Reply.Answer answer ->
                    request.header("X-Request-Id")
                            .map(id -> (Reply) answer.with("X-Request-Id", id))
                            .orElse(answer);
            case Reply.Silence silence -> silence;
        };
    }

    private Reply serveBridge(Request request) {
        HisMoods now = moods;
        if (!now.up()) {
            return Reply.text(503, "Service Unavailable");
        }
        pause(now.delayMs());
        if (!authorized(request)) {
            return BridgeDesk.problem(401, "BAD_REQUEST", "a bearer token is needed");
        }
        synchronized (books) {
            books.turnPage();
            BridgeDesk.Told told = bridge.serve(request);
            return told.doneNow() ? afterMood(now, told.visit(), told.answer()) : told.answer();
        }
    }

    /// The same HIS over HL7 v2, for [Hl7Line].
    public Hl7Answer hl7(byte[] message) {
        HisMoods now = moods;
        if (!now.up()) {
            return new Hl7Answer.HangUp();
        }
        pause(now.delayMs());
        synchronized (books) {
            books.turnPage();
            Hl7Desk.Told told = hl7.serve(message);
            return told.doneNow()
                    ? afterMood(now, message, told)
                    : new Hl7Answer.Said(told.answer());
        }
    }

    private Hl7Answer afterMood(HisMoods moods, byte[] message, Hl7Desk.Told told) {
        Hl7Answer said = new Hl7Answer.Said(told.answer());
        Hl7Answer lost = new Hl7Answer.Said(Hl7Desk.unable("AE", message, books.now()));
        return switch (moods.failAfter()) {
            case NOTHING -> said;
            case CHECK_IN -> told.visit() ? lost : said;
            case CHECK_IN_SILENT -> told.visit() ? new Hl7Answer.Nothing() : said;
            case PAYMENT -> told.visit() ? said : lost;
            case PAYMENT_SILENT -> told.visit() ? said : new Hl7Answer.Nothing();
        };
    }

    private boolean authorized(Request request) {
        byte[] shown = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, authorization);
    }

    private static void pause(int delayMs) {
        try {
            boolean never = new CountDownLatch(1).await(delayMs, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Only work done just now (201) is answered badly.
    private static Reply afterMood(HisMoods moods, Request request, Reply.Answer answer) {
        if (answer.status() != 201) {
            return answer;
        }
        return afterMood(moods, request.path().contains("Encounter"), answer);
    }

    private static Reply afterMood(HisMoods moods, boolean visit, Reply.Answer answer) {
        Reply lost = FhirDesk.fhir(500, Fhir.outcome("fatal", "exception", "internal error"));
        return switch (moods.failAfter()) {
            case NOTHING -> answer;
            case CHECK_IN -> visit ? lost : answer;
            case CHECK_IN_SILENT -> visit ? new Reply.Silence(SILENCE) : answer;
            case PAYMENT -> visit ? answer : lost;
            case PAYMENT_SILENT -> visit ? answer : new Reply.Silence(SILENCE);
        };
    }

    public HisMoods moods() {
        return moods;
    }

    public void moods(HisMoods wanted) {
        moods = wanted;
    }

    /// Bookings as at start; visits, invoices and payments are gone.
    public void resetDay() {
        synchronized (books) {
            books.startAfresh();
        }
    }

    /// So many people more have been at this hospital before, each a [vn.hospitalkiosk.virtual.person.InventedPeople#townsperson]. Nothing is written to disk from now on.
    public void settle(int people) {
        synchronized (books) {
            books.settle(people);
        }
    }

    /// The treatment of a visit ends.
    ///
    /// @return false: no such visit
    public boolean close(String encounter) {
        synchronized (books) {
            return books.close(encounter);
        }
    }

    public ArrayNode invoices() {
        synchronized (books) {
            return books.invoices();
        }
    }

    public ArrayNode encounters() {
        synchronized (books) {
            return books.encounters();
        }
    }

    /// @param type `Patient`; of what only the bridge tells: `ToldVisit`, `ToldPatient`, `ToldDeposit`, `CoverageReport`, `OfflineNumber`
    public ArrayNode records(String type) {
        synchronized (books) {
            return books.all(type);
        }
    }

    public ArrayNode payments() {
        synchronized (books) {
            return books.payments();
        }
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.Look;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.OfflineNumber;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PatientQuestion.By;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// An invented patient who walks through everything a HIS offers and writes down how it went. The name says that nobody is meant; the number begins with 999, which is no province.
final class HisVisitor {
    /// @param state `ok`, `not offered`, `skipped: …` or what went wrong
    record Row(String capability, String state, long millis) {
        boolean isFault() {
            return !state.equals("ok")
                    && !state.equals("not offered")
                    && !state.startsWith(SKIPPED);
        }
    }

    private static final int AT_ONCE = 16;
    private static final String SKIPPED = "skipped";

    private final His his;
    private final His second;
    private final Booker booker;
    private final Clock clock;
    private final ZoneId zone;
    private final NationalId number;
    private final List<Row> rows = new ArrayList<>();

    /// Gives the invented patient something to come for, where the wire lets us.
    @FunctionalInterface
    interface Booker {
        HisAnswer<Boolean> book(HisPatientId patient);

        static Booker none() {
            return patient -> new HisAnswer.NotOffered<>();
        }
    }

    /// @param second another adapter to the same HIS, as another gateway would have
    /// @param number begins with 999
    HisVisitor(His his, His second, Booker booker, Clock clock, ZoneId zone, NationalId number) {
        this.his = his;
        this.booker = booker;
        this.second = second;
        this.clock = clock;
        this.zone = zone;
        this.number = number;
    }

    List<Row> visit() {
        boolean known = isKnown();
        Optional<HisPatient> created = known ? Optional.empty() : create();
        asks(
                "nobody has the number 999…",
                () -> {
                    NationalId other = new NationalId("999000000000");
                    return his.findPatients(PatientQuestion.number(other))
                            .then(found -> expect(found.isEmpty(), "found somebody"));
                });
        Optional<HisPatientId> patient = created.isEmpty() && !known ? Optional.empty() : found();
        if (patient.isEmpty()) {
            skip(
                    "no patient to try it with",
                    "bookings of today",
                    "insurance",
                    "clinics with load",
                    "price before consent adds up",
                    "check-in",
                    "bill",
                    "payment");
            return rows;
        }
        visit(patient.get());
        return rows;
    }

    /// Made by an earlier run, which was told to use this number.
    private boolean isKnown() {
        return his.findPatients(PatientQuestion.number(number))
                        instanceof HisAnswer.Done<List<HisPatient>>(List<HisPatient> found)
                && !found.isEmpty();
    }

    private Optional<HisPatient> create() {
        NewPatient person =
                new NewPatient(
                        new PersonName("KIỂM TRA KIOSK"),
                        new BirthDate("1990-01-01"),
                        Sex.FEMALE,
                        Optional.of(number),
                        "",
                        phone(),
                        "",
                        NewPatient.Source.CARD_QR,
                        Optional.empty(),
                        new NewPatient.Consent("0".repeat(64), clock.instant()));
        HisCommand command = command();
        Optional<HisPatient> made =
                does("create patient", () -> his.createPatient(command, person));
        if (made.isPresent()) {
            does(
                    "create patient, same key again",
                    () -> again(second.createPatient(command, person)));
        }
        return made;
    }

    /// No network has numbers that begin with 0600.
    private String phone() {
        return "0600" + number.digits().substring(6);
    }

    private Optional<HisPatientId> found() {
        return asks(
                "find by personal number",
                () ->
                        his.findPatients(PatientQuestion.number(number))
                                .then(found ->
                                        found.size() == 1
                                                ? new HisAnswer.Done<>(found.getFirst().id())
                                                : new HisAnswer.Unknown<>(
                                                        found.size() + " found")));
    }

    private void visit(HisPatientId patient) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        asks(
                "find by telephone and birth year",
                () -> only(patient, PatientQuestion.typed(By.PHONE, phone(), 1990)));
        asks(
                "nobody by telephone and another birth year",
                () ->
                        his.findPatients(PatientQuestion.typed(By.PHONE, phone(), 1991))
                                .then(found -> expect(found.isEmpty(), "found somebody")));
        asks(
                "nobody by a slip nobody wrote",
                () ->
                        his.findPatients(PatientQuestion.of(By.SLIP, "HTEST-" + number.digits()))
                                .then(found -> expect(found.isEmpty(), "found somebody")));
        asks("bookings of today", () -> his.bookings(patient, today));
        asks("insurance", () -> his.coverage(patient, today));
        asks("results", () -> his.results(patient, today.minusDays(30)));
        Optional<List<ClinicView>> clinics =
                asks("clinics with load", () -> his.clinics(patient, false));
        Optional<ClinicView> open =
                clinics.stream().flatMap(List::stream).filter(ClinicView::open).findFirst();
        if (open.isEmpty()) {
            booked(patient, today);
            return;
        }
        VisitWish wish =
                wish(
                        patient,
                        new VisitWish.Goal.WalkIn(
                                open.get().id(), new VisitWish.Reason.NewExamination()));
        price(wish);
        checkIn(wish);
    }

    private void price(VisitWish wish) {
        asks(
                "price before consent adds up",
                () -> his.quote(wish).then(quote -> expect(quote.addsUp(), "does not add up")));
    }

    private HisAnswer<Boolean> only(HisPatientId patient, PatientQuestion question) {
        return his.findPatients(question)
                .then(found ->
                        expect(
                                found.stream()
                                        .map(HisPatient::id)
                                        .toList()
                                        .equals(List.of(patient)),
                                found.size() + " found"));
    }

    /// Says to be one of those who go first, so that reception's word on it can be tried.
    private static VisitWish wish(HisPatientId patient, VisitWish.Goal goal) {
        return new VisitWish(
                patient, goal, false, false, PriorityGroup.MERIT, true, Optional.empty());
    }

    /// Nothing to choose from: a booking made for the test, where we may make one, or by hand before.
    private void booked(HisPatientId patient, LocalDate today) {
        asks("booking for the test", () -> booker.book(patient));
        Optional<BookingView> booking =
                his.bookings(patient, today)
                                instanceof HisAnswer.Done<List<BookingView>>(List<BookingView> some)
                        ? some.stream().findFirst()
                        : Optional.empty();
        booking.ifPresentOrElse(
                one -> {
                    VisitWish wish = wish(patient, new VisitWish.Goal.Booked(one.id()));
                    price(wish);
                    checkIn(wish);
                },
                () ->
                        skip(
                                "no booking: book this patient for today, then run again with --number "
                                        + number.digits(),
                                "check-in",
                                "status of the number",
                                "bill",
                                "payment"));
    }

    private void checkIn(VisitWish wish) {
        HisCommand command = command();
        Optional<HisVisits.CheckedIn> in = does("check-in", () -> his.checkIn(command, wish));
        if (in.isEmpty()) {
            skip("no visit to try it with", "status of the number", "bill", "payment");
            return;
        }
        HisVisits.CheckedIn made = in.get();
        does(
                "check-in, 16 at once with the same key: one visit",
                () -> {
                    long others =
                            atOnce(gateway -> gateway.checkIn(command, wish)).stream()
                                    .flatMap(o -> value(o).stream())
                                    .filter(o -> !o.encounter().equals(made.encounter()))
                                    .count();
                    return others == 0
                            ? again(his.checkIn(command, wish))
                            : new HisOutcome.Unknown<>(others + " other visits");
                });
        asks(
                "open visits, for a deposit",
                () ->
                        his.openEncounters(wish.patient())
                                .then(open ->
                                        expect(
                                                open.contains(made.encounter()),
                                                "without the one just made")));
        asks("status of the number", () -> his.ticketStatus(made.encounter()));
        afterwards(wish.patient(), made.encounter());
        toldOf(wish.patient(), made.encounter());
        made.bills().stream()
                .findFirst()
                .ifPresentOrElse(
                        this::money, () -> skip("no bill to try it with", "bill", "payment"));
    }

    /// What is told to the HIS about a visit, whoever pays.
    private void afterwards(HisPatientId patient, String encounter) {
        Instant now = clock.instant();
        does(
                "number given out offline, tied to the visit",
                () ->
                        his.linkOfflineNumber(
                                command(), new OfflineNumber("K0-999", now, encounter)));
        does(
                "result of our insurance check told",
                () ->
                        his.reportCoverage(
                                command(),
                                new CoverageReport(
                                        patient,
                                        Optional.of(encounter),
                                        CoverageView.State.NOT_INSURED,
                                        "",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "050",
                                        now)));
        asks("open bills", () -> his.openBills(patient));
        does(
                "deposit told",
                () ->
                        his.recordDeposit(
                                new HisMoney.DepositRecord(
                                        UUID.randomUUID().toString(),
                                        encounter,
                                        Vnd.of(1_000),
                                        now,
                                        "test",
                                        "TEST-000000")));
    }

    /// What follows a visit.
    private void toldOf(HisPatientId patient, String encounter) {
        HisCommand judged = command();
        PriorityJudgement judgement =
                new PriorityJudgement(
                        encounter, Set.of(PriorityGroup.MERIT), true, clock.instant());
        does("priority judged", () -> his.judgePriority(judged, judgement));
        does(
                "priority judged, same key again",
                () -> again(second.judgePriority(judged, judgement)));
        asks("visits that ended", () -> his.closings(clock.instant().minusSeconds(300)));
        HisCommand look = command();
        does("look at a person told", () -> his.recordLook(look, new Look(patient, "chip")));
        does(
                "look at a person told, same key again",
                () -> again(second.recordLook(look, new Look(patient, "chip"))));
    }

    private void money(BillId bill) {
        Optional<HisMoney.Invoice> invoice = asks("bill", () -> his.invoice(bill));
        if (invoice.isEmpty() || !invoice.get().bill().due().isPositive()) {
            skip("nothing is owed", "payment");
            return;
        }
        Vnd due = invoice.get().bill().due();
        HisCommand reserving = command();
        does(
                "\"being paid at a kiosk\"",
                () -> his.reserve(reserving, bill, Duration.ofMinutes(1)));
        does("\"no longer being paid at a kiosk\"", () -> his.release(reserving, bill));
        HisMoney.PaymentRecord payment =
                new HisMoney.PaymentRecord(
                        new PaymentId(UUID.randomUUID().toString()),
                        bill,
                        due,
                        clock.instant(),
                        "test",
                        "TEST-000000");
        does("payment", () -> his.recordPayment(payment));
        does(
                "payment, 16 at once with the same key",
                () -> {
                    atOnce(gateway -> gateway.recordPayment(payment));
                    return again(his.recordPayment(payment));
                });
        asks(
                "the bill is paid afterwards",
                () ->
                        his.invoice(bill)
                                .then(now ->
                                        expect(
                                                now.status() == HisMoney.Invoice.Status.PAID,
                                                "is " + now.status())));
        HisCommand close = command();
        DayStatement day =
                new DayStatement(LocalDate.ofInstant(clock.instant(), zone), 1, List.of(payment));
        does("close of a day told", () -> his.recordDay(close, day));
        does("close of a day told, same key again", () -> again(second.recordDay(close, day)));
        does(
                "refund told",
                () ->
                        his.recordRefund(
                                new HisMoney.RefundRecord(
                                        UUID.randomUUID().toString(),
                                        bill,
                                        due,
                                        clock.instant(),
                                        "test",
                                        "TEST-000000")));
    }

    private HisCommand command() {
        return new HisCommand(
                UUID.randomUUID().toString(),
                Instant.now(clock),
                new FacilityId("TEST"),
                new KioskId("CHECK"),
                HisCommand.GATEWAY);
    }

    private <T> List<HisOutcome<T>> atOnce(java.util.function.Function<His, HisOutcome<T>> work) {
        List<Callable<HisOutcome<T>>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            His gateway = i % 2 == 0 ? his : second;
            all.add(() -> work.apply(gateway));
        }
        List<HisOutcome<T>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HisOutcome<T>> one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return outcomes;
    }

    private static HisAnswer<Boolean> expect(boolean holds, String otherwise) {
        return holds ? new HisAnswer.Done<>(true) : new HisAnswer.Unknown<>(otherwise);
    }

    /// A repetition must be told as one.
    private static <T> HisOutcome<T> again(HisOutcome<T> outcome) {
        return outcome instanceof HisOutcome.Done<T>
                ? new HisOutcome.Unknown<>("done a second time")
                : outcome;
    }

    private static <T> Optional<T> value(HisOutcome<T> outcome) {
        return switch (outcome) {
            case HisOutcome.Done<T>(T value) -> Optional.of(value);
            case HisOutcome.AlreadyDone<T>(T value) -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    private <T> Optional<T> asks(String capability, Supplier<HisAnswer<T>> question) {
        return does(
                capability,
                () -> HisOutcome.of(question.get(), value -> new HisOutcome.Done<>(value)));
    }

    private <T> Optional<T> does(String capability, Supplier<HisOutcome<T>> command) {
        long begun = System.nanoTime();
        HisOutcome<T> outcome = command.get();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        String state =
                switch (outcome) {
                    case HisOutcome.Done<T> _, HisOutcome.AlreadyDone<T> _ -> "ok";
                    case HisOutcome.Rejected<T>(var why, String reason) ->
                            "refused: " + why + " " + reason;
                    case HisOutcome.Unknown<T>(String reason) -> "not known: " + reason;
                    case HisOutcome.NotOffered<T>() -> "not offered";
                };
        rows.add(new Row(capability, state, millis));
        return value(outcome);
    }

    private void skip(String why, String... capabilities) {
        for (String one : capabilities) {
            rows.add(new Row(one, SKIPPED + ": " + why, 0));
        }
    }
}

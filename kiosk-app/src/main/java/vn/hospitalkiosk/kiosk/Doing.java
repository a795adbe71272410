package vn.hospitalkiosk.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.kiosk.hospital.GatewayClient;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.Effect;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.PaymentFacts;
import vn.hospitalkiosk.kiosk.journey.VisitEffect;

/// Does what journeys ask for, never on the journey's thread: HTTP on virtual threads, the journal and devices on their own.
final class Doing implements Consumer<Effect>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doing.class);
    private static final int TELL_TRIES = 3;
    private static final Duration TELL_AGAIN = Duration.ofSeconds(3);

    private final GatewayClient gateway;
    private final Books books;
    private final Chips chips;
    private final Printing printing;
    private final CardSales cards;
    private final AskingVisit visit;
    private final Marks marks;
    private final Consumer<JourneyEvent> events;
    private final ExecutorService http = Executors.newVirtualThreadPerTaskExecutor();

    Doing(
            GatewayClient gateway,
            Books books,
            Chips chips,
            Printing printing,
            CardSales cards,
            AskingVisit visit,
            Marks marks,
            Consumer<JourneyEvent> events) {
        this.gateway = gateway;
        this.books = books;
        this.chips = chips;
        this.printing = printing;
        this.cards = cards;
        this.visit = visit;
        this.marks = marks;
        this.events = events;
    }

    @Override
    public void accept(Effect effect) {
        switch (effect) {
            case Effect.ReadChip wish -> chips.read(wish);
            case Effect.Identify wish ->
                    ask(
                            "findPatient",
                            () -> gateway.identify(wish.request()),
                            answer ->
                                    new JourneyEvent.PatientAnswered(
                                            wish.request().visit(), wish.ask(), answer));
            case VisitEffect wish -> visit.accept(wish, this::ask);
            case Effect.CheckIn wish -> checkIn(wish);
            case Effect.CreatePayment(CreatePaymentRequest request, PaymentFacts facts) ->
                    create(request, facts);
            case Effect.ChargeCode(var request, var facts) -> charge(request, facts);
            case Effect.LoadBill(var visit, var bill) ->
                    ask(
                            () -> gateway.bill(visit, bill),
                            answer -> new JourneyEvent.BillAnswered(visit, answer));
            case Effect.LoadOpenBills(var visit) ->
                    ask(
                            () -> gateway.openBills(visit),
                            answer -> new JourneyEvent.OpenBillsKnown(visit, answer));
            case Effect.LookUp(var visit, var reference) ->
                    ask(
                            () -> gateway.lookUp(reference),
                            answer -> new JourneyEvent.LookupAnswered(visit, reference, answer));
            case Effect.AskCopy(var _, var reference, var job) ->
                    ask(
                            () -> gateway.copy(reference, job),
                            answer -> new JourneyEvent.CopyAnswered(job, answer));
            case Effect.AskPayment(var id) ->
                    ask(
                            () -> gateway.payment(id),
                            answer -> new JourneyEvent.PaymentAnswered(id, answer));
            case Effect.CheckPayment(var id) ->
                    ask(
                            () -> gateway.check(id),
                            answer -> new JourneyEvent.PaymentAnswered(id, answer));
            case Effect.CancelPayment(var id) ->
                    ask(
                            () -> gateway.cancel(id),
                            answer -> new JourneyEvent.PaymentAnswered(id, answer));
            case Effect.TerminalSale(var payment) -> cards.sale(payment);
            case Effect.TerminalGiveUp(var id) -> cards.giveUp(id);
            case Effect.NotePayment(var id, var version, var state) ->
                    books.note(journal -> journal.paymentHeard(id, version, state));
            case Effect.Print(var order) -> printing.print(order);
            case Effect.EndVisit(var visit) -> tell(() -> gateway.end(visit));
            case Effect.CallStaff(var screen) -> tell(() -> gateway.helpCall(screen));
            case Effect.Report(var code) -> LOG.warn("{} shown to a patient", code);
        }
    }

    private void checkIn(Effect.CheckIn wish) {
        books.use(
                journal -> {
                    journal.checkInStarting(wish.request());
                    ask(
                            "checkIn",
                            () -> gateway.checkIn(wish.request()),
                            answer ->
                                    new JourneyEvent.CheckInAnswered(
                                            wish.request().command(), answer));
                },
                () ->
                        events.accept(
                                new JourneyEvent.CheckInAnswered(
                                        wish.request().command(),
                                        new Answer.Refused<>(Codes.JOURNAL))));
    }

    /// The code itself is in no journal: after a restart the payment is asked for, never charged again.
    private void charge(ChargeCodeRequest request, PaymentFacts facts) {
        sendOnce(request.payment(), facts, "chargeCode", () -> gateway.charge(request));
    }

    private void create(CreatePaymentRequest request, PaymentFacts facts) {
        sendOnce(
                request,
                facts,
                "createPayment",
                () ->
                        request.bill().isDeposit()
                                ? gateway.deposit(
                                        new DepositRequest(
                                                request.payment(),
                                                request.visit(),
                                                request.psp(),
                                                facts.bill().due()))
                                : gateway.create(request));
    }

    /// What is not in the journal is not sent.
    private void sendOnce(
            CreatePaymentRequest request,
            PaymentFacts facts,
            String step,
            Supplier<Answer<CreatePaymentAnswer>> sending) {
        books.use(
                journal -> {
                    journal.paymentStarting(request, facts);
                    ask(
                            step,
                            sending,
                            answer -> new JourneyEvent.CreateAnswered(request.payment(), answer));
                },
                () ->
                        events.accept(
                                new JourneyEvent.CreateAnswered(
                                        request.payment(), new Answer.Refused<>(Codes.JOURNAL))));
    }

    private <T> void ask(
            String step,
            Supplier<Answer<T>> question,
            java.util.function.Function<Answer<T>, JourneyEvent> event) {
        long asked = System.nanoTime();
        http.execute(() -> {
            Answer<T> answer = answered(question);
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            // The patient's screen does not wait for our words about it.
            events.accept(event.apply(answer));
            marks.step(step, took);
        });
    }

    private <T> void ask(
            Supplier<Answer<T>> question,
            java.util.function.Function<Answer<T>, JourneyEvent> event) {
        http.execute(() -> events.accept(event.apply(answered(question))));
    }

    private static <T> Answer<T> answered(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            FailureCode code = Codes.BROKEN;
            LOG.error("{} a question to the gateway failed: {}", code, e.getClass().getName());
            return new Answer.NoAnswer<>(code);
        }
    }

    /// Tells, three times at most: the gateway forgets an ended visit also by itself.
    private void tell(Supplier<Answer<Optional<Void>>> telling) {
        http.execute(() -> {
            try {
                for (int i = 0;
                        i < TELL_TRIES && answered(telling) instanceof Answer.NoAnswer;
                        i++) {
                    Thread.sleep(TELL_AGAIN);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

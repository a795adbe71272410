package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.device.printer.PrintOutcome;

/// Anything may happen in any order, twice, late or never: whatever the history, some things must hold. A failing history names its seed.
class JourneyHistoriesTest {
    private static final int HISTORIES = 200;
    private static final int EVENTS = 400;
    private static final FailureCode CODE = new FailureCode("G61");

    @Test
    void whatever_happens_the_promises_to_patients_hold() {
        int reachedSuccess = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            reachedSuccess += new History(seed).play() ? 1 : 0;
        }
        assertThat(reachedSuccess).as("histories that got as far as 15").isGreaterThan(25);
    }

    private static final class History {
        private final long seed;
        private final Random random;
        private final Play play = Play.ready();
        private final List<JourneyEvent> past = new ArrayList<>();
        private long version = 1;
        private boolean success;

        History(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        boolean play() {
            for (int i = 0; i < EVENTS; i++) {
                Situation before = play.situation;
                int effectsBefore = play.effects.size();
                JourneyEvent event = next();
                past.add(event);
                play.now = play.now.plusMillis(random.nextInt(3_000));
                play.send(event);
                check(before, event, play.effects.subList(effectsBefore, play.effects.size()));
                success |= play.shown() instanceof JourneyState.Success;
            }
            play.send(new JourneyEvent.CardPresence(false));
            play.wait(Duration.ofMinutes(30));
            assertThat(play.shown())
                    .as("seed %d: left alone, the kiosk is ready for the next patient", seed)
                    .isInstanceOfAny(
                            JourneyState.Welcome.class,
                            JourneyState.OfflineNumber.class,
                            JourneyState.OutOfService.class);
            assertThat(play.situation.behind()).as("seed %d", seed).isEqualTo(Behind.NOTHING);
            return success;
        }

        /// The payment an effect sends for the first time or again.
        private static Optional<PaymentId> sent(Effect effect) {
            return switch (effect) {
                case Effect.CreatePayment c -> Optional.of(c.request().payment());
                case Effect.ChargeCode c -> Optional.of(c.request().payment().payment());
                default -> Optional.empty();
            };
        }

        private void check(Situation before, JourneyEvent event, List<Effect> effects) {
            Situation after = play.situation;
            String where = "seed %d, %s in %s".formatted(seed, event, before.shown());
            boolean openBefore =
                    before.behind().money().payment().map(p -> p.state().isOpen()).orElse(false);
            boolean newPayment =
                    effects.stream()
                            .anyMatch(
                                    e -> sent(e).isPresent() && !before.payment().equals(sent(e)));
            assertThat(openBefore && newPayment).as("pays again while open: " + where).isFalse();
            boolean unresolved =
                    after.behind()
                            .money()
                            .payment()
                            .map(p -> p.state() == PaymentState.UNRESOLVED)
                            .orElse(false);
            if (unresolved) {
                assertThat(after.shown())
                        .as("unresolved shows no way to pay again: " + where)
                        .isNotInstanceOfAny(
                                JourneyState.Bill.class,
                                JourneyState.Method.class,
                                JourneyState.CustomerCode.class,
                                JourneyState.Qr.class,
                                JourneyState.Reason.class,
                                JourneyState.Stopped.class);
            }
            boolean registered = before.behind().stay().flatMap(Behind.Stay::ticket).isPresent();
            assertThat(registered && effects.stream().anyMatch(Effect.CheckIn.class::isInstance))
                    .as("a visit checks in once: " + where)
                    .isFalse();
            if (after.shown() instanceof JourneyState.Welcome) {
                assertThat(after.behind()).as("wiped: " + where).isEqualTo(Behind.NOTHING);
                if (Sessions.of(before.shown()).isPresent()) {
                    assertThat(after.comfort()).as("wiped: " + where).isEqualTo(Comfort.DEFAULT);
                }
            }
            if (Sessions.of(before.shown()).isPresent() && Sessions.of(after.shown()).isEmpty()) {
                assertThat(effects).as(where).anyMatch(e -> e instanceof Effect.EndVisit);
            }
            long reads = effects.stream().filter(e -> e instanceof Effect.ReadChip).count();
            boolean busy =
                    before.around().inDriver().isPresent()
                            && !(event instanceof JourneyEvent.ReadEnded)
                            && !(event instanceof JourneyEvent.ReaderChanged);
            assertThat(reads).as("one read at a time: " + where).isLessThanOrEqualTo(busy ? 0 : 1);
        }

        private JourneyEvent next() {
            if (!past.isEmpty() && random.nextInt(8) == 0) {
                return past.get(random.nextInt(past.size()));
            }
            if (random.nextInt(4) == 0) {
                return new JourneyEvent.Ticked();
            }
            return random.nextInt(3) == 0 ? anything() : fitting();
        }

        /// What would come next if all went well, or a failure of just that.
        private JourneyEvent fitting() {
            boolean well = random.nextInt(5) > 0;
            return switch (play.shown()) {
                case JourneyState.Waiting w ->
                        switch (w.what()) {
                            case FINDING_PATIENT ->
                                    GoingOn.asked(play.situation.behind())
                                            ? VisitAnswers.wentOn(play, well)
                                            : patient(well);
                            case LOADING_CONSENTS,
                                    MAKING_RECORD,
                                    CHECKING_SLIP,
                                    LOADING_CLINICS,
                                    QUOTING,
                                    LOADING_RESULTS ->
                                    VisitAnswers.to(w, play, well);
                            case CHECKING_IN -> checkIn(well);
                            case CREATING_PAYMENT, CHARGING -> create(well);
                            case CANCELLING -> answered();
                            case LOADING_BILL ->
                                    w.session().task() == Task.PAY ? bills(well) : bill(well);
                            case LOOKING_UP -> found(well);
                        };
                case JourneyState.ReadingChip _ -> read(well);
                case JourneyState.Identify _ ->
                        random.nextBoolean()
                                ? new JourneyEvent.Scanned(Samples.CARD_CODE)
                                : new JourneyEvent.CardPresence(true);
                case JourneyState.Qr s when s.mayScan() && random.nextInt(6) == 0 ->
                        new JourneyEvent.Pressed(new Press.ScanMyCode());
                case JourneyState.Qr _, JourneyState.UnknownOutcome _ -> pushed();
                case JourneyState.CustomerCode _ ->
                        new JourneyEvent.Scanned(new ScannedCode.Unknown("MM123456789012345678"));
                case JourneyState.Success _ -> printed(well);
                case VisitState s -> new JourneyEvent.Pressed(VisitAnswers.press(s, random));
                case JourneyState.Reason _ ->
                        new JourneyEvent.Pressed(
                                switch (random.nextInt(4)) {
                                    case 0 -> new Press.NewVisit();
                                    case 1 -> new Press.FollowUp();
                                    case 2 -> new Press.HaveReferral();
                                    default -> new Press.TakeBooking(Samples.BOOKING);
                                });
                case JourneyState.Method _ ->
                        new JourneyEvent.Pressed(new Press.ChooseMethod(Samples.MOMO));
                case JourneyState.OpenBills _ ->
                        new JourneyEvent.Pressed(new Press.ChooseBill(Samples.BILL.id()));
                case JourneyState.Lookup s ->
                        new JourneyEvent.Pressed(
                                s.typed().length() < LookingUp.LENGTH
                                        ? new Press.Letter('7')
                                        : new Press.Primary());
                case JourneyState.LookedUp s ->
                        s.copy() == JourneyState.LookedUp.Copy.PRINTING
                                ? copied(well)
                                : new JourneyEvent.Pressed(new Press.PrintCopy());
                case JourneyState.Welcome _ -> new JourneyEvent.Pressed(new Press.Start(task()));
                default -> new JourneyEvent.Pressed(new Press.Primary());
            };
        }

        private JourneyEvent anything() {
            return switch (random.nextInt(16)) {
                case 0 -> new JourneyEvent.CardPresence(random.nextBoolean());
                case 1 -> new JourneyEvent.Scanned(Samples.CARD_CODE);
                case 2 ->
                        new JourneyEvent.ReaderChanged(
                                random.nextBoolean()
                                        ? new DeviceState.Ready()
                                        : new DeviceState.Absent());
                case 3 -> new JourneyEvent.GatewaySilent(CODE);
                case 4 -> new JourneyEvent.StatusKnown(Samples.status());
                case 5 -> new JourneyEvent.StreamChanged(random.nextBoolean());
                case 6 -> read(random.nextBoolean());
                case 7 -> pushed();
                case 8 -> answered();
                case 9 -> printed(random.nextBoolean());
                default -> new JourneyEvent.Pressed(press());
            };
        }

        private Press press() {
            List<Press> presses =
                    List.of(
                            new Press.Touch(),
                            new Press.Back(),
                            new Press.Cancel(),
                            new Press.ScanInstead(),
                            new Press.TypeInstead(),
                            new Press.OtherWay(),
                            new Press.Digit(random.nextInt(10)),
                            new Press.Delete(),
                            new Press.Primary(),
                            new Press.NotMe(),
                            new Press.PayLater(),
                            new Press.IHavePaid(),
                            new Press.ChangeMethod(),
                            new Press.NewCode(),
                            new Press.StayLonger(),
                            new Press.SomethingElse(),
                            new Press.Finish(),
                            new Press.CallStaff(),
                            new Press.SwitchLanguage(),
                            new Press.SwitchTextSize(),
                            new Press.ChooseMethod(Samples.MOMO),
                            new Press.TakeBooking(Samples.BOOKING));
            return presses.get(random.nextInt(presses.size()));
        }

        private Task task() {
            int dice = random.nextInt(10);
            return dice == 0 ? Task.STATUS : dice < 3 ? Task.PAY : Task.REGISTER;
        }

        private JourneyEvent bills(boolean well) {
            OpenBill one = new OpenBill(Samples.BILL, "encounter-1");
            List<OpenBill> some =
                    switch (random.nextInt(4)) {
                        case 0 -> List.of();
                        case 1 -> List.of(one, one);
                        default -> List.of(one);
                    };
            return new JourneyEvent.OpenBillsKnown(
                    Sessions.of(play.shown()).orElseThrow().visit(),
                    well
                            ? new Answer.Ok<>(new OpenBillsAnswer.Bills(some))
                            : new Answer.NoAnswer<>(CODE));
        }

        private JourneyEvent found(boolean well) {
            Effect.LookUp asked = play.last(Effect.LookUp.class);
            return new JourneyEvent.LookupAnswered(
                    asked.visit(),
                    asked.reference(),
                    well ? new Answer.Ok<>(Samples.lookup(state())) : new Answer.NotThere<>(CODE));
        }

        private JourneyEvent copied(boolean well) {
            Effect.AskCopy asked = play.last(Effect.AskCopy.class);
            List<Effect.Print> prints = play.all(Effect.Print.class);
            boolean sent = !prints.isEmpty() && prints.getLast().order().job().equals(asked.job());
            return sent
                    ? printed(well)
                    : new JourneyEvent.CopyAnswered(
                            asked.job(),
                            well
                                    ? new Answer.Ok<>(Samples.receiptCopy())
                                    : new Answer.NoAnswer<>(CODE));
        }

        private JourneyEvent bill(boolean well) {
            VisitId visit = Sessions.of(play.shown()).orElseThrow().visit();
            return new JourneyEvent.BillAnswered(
                    visit, well ? new Answer.Ok<>(Samples.BILL) : new Answer.NotThere<>(CODE));
        }

        private JourneyEvent read(boolean well) {
            List<Effect.ReadChip> reads = play.all(Effect.ReadChip.class);
            long attempt = reads.isEmpty() ? 0 : reads.getLast().attempt();
            Failure failure = new Failure("C33", "");
            List<ReadOutcome> bad =
                    List.of(
                            new ReadOutcome.CardMoved(failure),
                            new ReadOutcome.WrongAccessNumber(failure),
                            new ReadOutcome.NotACccd(failure),
                            new ReadOutcome.Unreadable(failure),
                            new ReadOutcome.ReaderFault(failure));
            return new JourneyEvent.ReadEnded(
                    attempt, well ? Samples.READ : bad.get(random.nextInt(bad.size())));
        }

        private JourneyEvent patient(boolean well) {
            Effect.Identify asked = play.last(Effect.Identify.class);
            Answer<IdentifyAnswer> answer =
                    well
                            ? new Answer.Ok<>(
                                    new IdentifyAnswer.Identified(
                                            Samples.PATIENT, List.of(Samples.BOOKED)))
                            : random.nextBoolean()
                                    ? new Answer.Ok<>(new IdentifyAnswer.NoMatch())
                                    : new Answer.NoAnswer<>(CODE);
            return new JourneyEvent.PatientAnswered(asked.request().visit(), asked.ask(), answer);
        }

        private JourneyEvent checkIn(boolean well) {
            Answer<CheckInAnswer> answer =
                    well
                            ? new Answer.Ok<>(
                                    new CheckInAnswer.CheckedIn(
                                            Samples.TICKET, Optional.of(Samples.BILL)))
                            : random.nextBoolean()
                                    ? new Answer.Ok<>(new CheckInAnswer.Refused(CODE))
                                    : new Answer.NoAnswer<>(CODE);
            return new JourneyEvent.CheckInAnswered(
                    play.last(Effect.CheckIn.class).request().command(), answer);
        }

        private JourneyEvent create(boolean well) {
            PaymentId id = play.payment();
            Answer<CreatePaymentAnswer> answer =
                    well
                            ? new Answer.Ok<>(
                                    new CreatePaymentAnswer.Created(
                                            Samples.payment(
                                                    id, ++version, PaymentState.AWAITING_PAYER)))
                            : switch (random.nextInt(4)) {
                                case 0 ->
                                        new Answer.Ok<>(
                                                new CreatePaymentAnswer.Created(
                                                        Samples.payment(
                                                                id,
                                                                ++version,
                                                                PaymentState.UNRESOLVED)));
                                case 1 -> new Answer.Ok<>(new CreatePaymentAnswer.NothingDue());
                                case 2 ->
                                        new Answer.Ok<>(
                                                new CreatePaymentAnswer.BeingPaidElsewhere(
                                                        new KioskId("K02")));
                                default -> new Answer.NoAnswer<>(CODE);
                            };
            return new JourneyEvent.CreateAnswered(id, answer);
        }

        private Optional<PaymentId> anyPayment() {
            List<PaymentId> all =
                    play.effects.stream().flatMap(effect -> sent(effect).stream()).toList();
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(random.nextInt(all.size())));
        }

        private PaymentState state() {
            PaymentState[] all = PaymentState.values();
            return all[random.nextInt(all.length)];
        }

        private JourneyEvent pushed() {
            return anyPayment()
                    .<JourneyEvent>map(id ->
                            new JourneyEvent.PaymentPushed(
                                    Samples.payment(id, version + random.nextInt(3) - 1, state())))
                    .orElse(new JourneyEvent.Ticked());
        }

        private JourneyEvent answered() {
            return anyPayment()
                    .<JourneyEvent>map(id ->
                            new JourneyEvent.PaymentAnswered(
                                    id,
                                    random.nextInt(4) == 0
                                            ? new Answer.NoAnswer<>(CODE)
                                            : new Answer.Ok<>(
                                                    Samples.payment(id, ++version, state()))))
                    .orElse(new JourneyEvent.Ticked());
        }

        private JourneyEvent printed(boolean well) {
            List<Effect.Print> prints = play.all(Effect.Print.class);
            if (prints.isEmpty()) {
                return new JourneyEvent.Ticked();
            }
            Failure failure = new Failure("P21", "");
            return new JourneyEvent.PrintEnded(
                    prints.getLast().order().job(),
                    well ? new PrintOutcome.Printed() : new PrintOutcome.Unknown(failure));
        }
    }
}

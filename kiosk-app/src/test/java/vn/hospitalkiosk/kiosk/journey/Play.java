package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.printer.PrintOutcome;

/// A journey played by hand: events in, screens and effects out, time as the test says.
final class Play {
    private final Journey journey = new Journey(Times.AS_DESIGNED);
    final List<Effect> effects = new ArrayList<>();
    Situation situation = Situation.atStart(Ids.from("test"));
    Instant now = Samples.MORNING;

    /// A kiosk in the morning: everything works.
    static Play ready() {
        Play play = new Play();
        play.send(new JourneyEvent.ReaderChanged(new DeviceState.Ready()));
        play.send(new JourneyEvent.ScannerChanged(new DeviceState.Ready()));
        play.send(new JourneyEvent.PrinterChanged(new DeviceState.Ready()));
        play.send(new JourneyEvent.StatusKnown(Samples.status()));
        play.send(new JourneyEvent.StreamChanged(true));
        return play;
    }

    void send(JourneyEvent event) {
        Step step = journey.next(situation, event, now);
        situation = step.situation();
        effects.addAll(step.effects());
    }

    void press(Press press) {
        send(new JourneyEvent.Pressed(press));
    }

    void wait(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(100);
            send(new JourneyEvent.Ticked());
        }
    }

    JourneyState shown() {
        return situation.shown();
    }

    <T extends Effect> T last(Class<T> kind) {
        return all(kind).getLast();
    }

    <T extends Effect> List<T> all(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    // the happy path, step by step

    Play startToPay() {
        press(new Press.Start(Task.PAY));
        return readCard().found();
    }

    Play bills(vn.hospitalkiosk.api.OpenBill... owed) {
        press(new Press.Primary());
        send(
                new JourneyEvent.OpenBillsKnown(
                        last(Effect.LoadOpenBills.class).visit(),
                        new Answer.Ok<>(
                                new vn.hospitalkiosk.api.OpenBillsAnswer.Bills(List.of(owed)))));
        return this;
    }

    Play start() {
        press(new Press.Start(Task.REGISTER));
        return this;
    }

    Play readCard() {
        send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        send(new JourneyEvent.CardPresence(true));
        send(new JourneyEvent.ReadEnded(last(Effect.ReadChip.class).attempt(), Samples.READ));
        wait(Duration.ofMillis(500));
        return this;
    }

    Play found() {
        Effect.Identify asked = last(Effect.Identify.class);
        send(
                new JourneyEvent.PatientAnswered(
                        asked.request().visit(),
                        asked.ask(),
                        new Answer.Ok<>(
                                new IdentifyAnswer.Identified(
                                        Samples.PATIENT, List.of(Samples.BOOKED)))));
        return this;
    }

    Play checkedIn() {
        send(new JourneyEvent.CardPresence(false));
        press(new Press.Primary());
        press(new Press.TakeBooking(Samples.BOOKING));
        send(
                new JourneyEvent.CheckInAnswered(
                        last(Effect.CheckIn.class).request().command(),
                        new Answer.Ok<>(
                                new CheckInAnswer.CheckedIn(
                                        Samples.TICKET, Optional.of(Samples.BILL)))));
        return this;
    }

    Play choose() {
        press(new Press.Primary());
        press(new Press.ChooseMethod(Samples.MOMO));
        return this;
    }

    Play created(PaymentState state) {
        send(
                new JourneyEvent.CreateAnswered(
                        payment(),
                        new Answer.Ok<>(
                                new CreatePaymentAnswer.Created(
                                        Samples.payment(payment(), 1, state)))));
        return this;
    }

    /// The newest payment sent, whichever way.
    PaymentId payment() {
        return effects.stream()
                .<PaymentId>mapMulti((effect, add) -> {
                    if (effect instanceof Effect.CreatePayment c) {
                        add.accept(c.request().payment());
                    } else if (effect instanceof Effect.ChargeCode c) {
                        add.accept(c.request().payment().payment());
                    }
                })
                .reduce((_, newest) -> newest)
                .orElseThrow();
    }

    Play atQr() {
        return start().readCard().found().checkedIn().choose().created(PaymentState.AWAITING_PAYER);
    }

    Play pushed(long version, PaymentState state) {
        send(new JourneyEvent.PaymentPushed(Samples.payment(payment(), version, state)));
        return this;
    }

    Play printed(PrintOutcome outcome) {
        send(new JourneyEvent.PrintEnded(last(Effect.Print.class).order().job(), outcome));
        return this;
    }
}

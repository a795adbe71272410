package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.cccd.ReadRequest;
import vn.hospitalkiosk.device.printer.PrintOutcome;

class JourneyTest {
    private static final Failure FAILURE = new Failure("P11", "no paper");

    @Test
    void a_patient_with_card_and_momo_gets_number_and_receipt_and_leaves_nothing() {
        Play play = Play.ready();
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        play.start();
        assertThat(play.shown()).isInstanceOf(JourneyState.Identify.class);
        play.readCard();
        assertThat(play.last(Effect.Identify.class).request().document())
                .isInstanceOf(PresentedDocument.Chip.class);
        play.found();
        assertThat(play.shown()).isInstanceOf(JourneyState.Confirm.class);
        play.checkedIn();
        assertThat(play.shown()).isInstanceOf(JourneyState.Bill.class);
        play.choose();
        play.created(PaymentState.AWAITING_PAYER);
        assertThat(play.shown()).isInstanceOf(JourneyState.Qr.class);
        play.pushed(2, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.WithReceipt.class);
        play.printed(new PrintOutcome.Printed());
        play.wait(Duration.ofSeconds(16));
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        assertThat(play.situation.behind()).isEqualTo(Behind.NOTHING);
        assertThat(play.situation.comfort()).isEqualTo(Comfort.DEFAULT);
        assertThat(play.all(Effect.EndVisit.class)).hasSize(1);
        assertThat(play.all(Effect.CancelPayment.class)).isEmpty();
    }

    @Test
    void reading_is_seen_at_least_400_ms() {
        Play play = Play.ready().start();
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        play.send(new JourneyEvent.CardPresence(true));
        play.wait(Duration.ofMillis(100));
        play.send(
                new JourneyEvent.ReadEnded(
                        play.last(Effect.ReadChip.class).attempt(), Samples.READ));
        assertThat(play.shown()).isInstanceOf(JourneyState.ReadingChip.class);
        play.wait(Duration.ofMillis(400));
        assertThat(play.shown()).isInstanceOf(JourneyState.Waiting.class);
    }

    @Test
    void
            a_read_that_never_ends_leads_to_another_way_after_12_seconds_and_its_late_end_changes_nothing() {
        Play play = Play.ready().start();
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        play.send(new JourneyEvent.CardPresence(true));
        long attempt = play.last(Effect.ReadChip.class).attempt();
        play.wait(Duration.ofSeconds(13));
        assertThat(play.shown()).isInstanceOf(JourneyState.CardTrouble.class);
        play.press(new Press.Primary());
        assertThat(play.all(Effect.ReadChip.class)).as("one read in the driver").hasSize(1);
        play.send(new JourneyEvent.ReadEnded(attempt, Samples.READ));
        assertThat(play.all(Effect.ReadChip.class)).hasSize(2);
        assertThat(play.shown()).isInstanceOf(JourneyState.ReadingChip.class);
    }

    @Test
    void a_card_lifted_too_early_is_read_when_it_comes_back() {
        Play play = Play.ready().start();
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        play.send(new JourneyEvent.CardPresence(true));
        play.send(
                new JourneyEvent.ReadEnded(
                        play.last(Effect.ReadChip.class).attempt(),
                        new ReadOutcome.CardMoved(new Failure("C12", "lifted"))));
        play.send(new JourneyEvent.CardPresence(false));
        play.wait(Duration.ofMillis(500));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.CardTrouble.class,
                        s ->
                                assertThat(s.trouble())
                                        .isEqualTo(JourneyState.CardTrouble.Trouble.MOVED));
        play.send(new JourneyEvent.CardPresence(true));
        assertThat(play.shown()).isInstanceOf(JourneyState.ReadingChip.class);
    }

    @Test
    void a_chip_must_be_of_the_card_whose_code_was_scanned() {
        Play play = Play.ready().start();
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        play.send(new JourneyEvent.CardPresence(true));
        assertThat(play.last(Effect.ReadChip.class).request())
                .isEqualTo(ReadRequest.with(new AccessNumber("000427")).printed(Samples.NUMBER));
        assertThat(play.last(Effect.ReadChip.class).toString()).doesNotContain("000427");
    }

    @Test
    void a_card_before_its_code_asks_for_six_digits() {
        Play play = Play.ready().start();
        play.send(new JourneyEvent.CardPresence(true));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Identify.class, s -> assertThat(s.cardPresent()).isTrue());
        for (int digit : new int[] {0, 0, 0, 4, 2, 7}) {
            play.press(new Press.Digit(digit));
        }
        assertThat(play.last(Effect.ReadChip.class).request())
                .isEqualTo(ReadRequest.with(new AccessNumber("000427")));
    }

    @Test
    void a_code_alone_identifies_when_chosen_when_the_reader_is_down_and_when_no_card_comes() {
        Play chosen = Play.ready().start();
        chosen.press(new Press.ScanInstead());
        chosen.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        Play down = Play.ready();
        down.send(new JourneyEvent.ReaderChanged(new DeviceState.Absent()));
        down.start().send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        Play waited = Play.ready().start();
        waited.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        assertThat(waited.all(Effect.Identify.class)).isEmpty();
        waited.wait(Duration.ofSeconds(16));
        for (Play play : List.of(chosen, down, waited)) {
            assertThat(play.last(Effect.Identify.class).request().document())
                    .isInstanceOf(PresentedDocument.PrintedCode.class);
        }
    }

    @Test
    void five_wrong_numbers_end_the_visit() {
        Play play = Play.ready().start();
        play.press(new Press.TypeInstead());
        for (int round = 1; round <= 5; round++) {
            type(play, "079185000427");
            type(play, "1985");
            play.press(new Press.Primary());
            Effect.Identify asked = play.last(Effect.Identify.class);
            play.send(
                    new JourneyEvent.PatientAnswered(
                            asked.request().visit(),
                            asked.ask(),
                            new Answer.Ok<>(new IdentifyAnswer.NoMatch())));
        }
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
    }

    private static void type(Play play, String digits) {
        digits.chars().forEach(c -> play.press(new Press.Digit(c - '0')));
    }

    @Test
    void a_late_answer_for_an_ended_visit_never_changes_the_screen_of_the_next_patient() {
        Play play = Play.ready().start().readCard();
        Effect.Identify asked = play.last(Effect.Identify.class);
        play.press(new Press.Cancel());
        play.start();
        JourneyState next = play.shown();
        play.send(
                new JourneyEvent.PatientAnswered(
                        asked.request().visit(),
                        asked.ask(),
                        new Answer.Ok<>(
                                new IdentifyAnswer.Identified(Samples.PATIENT, List.of()))));
        assertThat(play.shown()).isEqualTo(next);
    }

    @Test
    void check_in_without_answer_is_repeated_with_the_same_command() {
        Play play = Play.ready().start().readCard().found();
        play.press(new Press.Primary());
        play.press(new Press.TakeBooking(Samples.BOOKING));
        var command = play.last(Effect.CheckIn.class).request().command();
        play.send(
                new JourneyEvent.CheckInAnswered(
                        command,
                        new Answer.Ok<>(new CheckInAnswer.NotKnown(new FailureCode("H01")))));
        play.wait(Duration.ofSeconds(3));
        assertThat(play.all(Effect.CheckIn.class))
                .hasSize(2)
                .allMatch(e -> e.request().command().equals(command));
    }

    @Test
    void leaving_the_qr_cancels_and_a_payment_that_came_wins() {
        Play play = Play.ready().atQr();
        play.press(new Press.ChangeMethod());
        assertThat(play.all(Effect.CancelPayment.class)).hasSize(1);
        play.send(
                new JourneyEvent.PaymentAnswered(
                        play.payment(),
                        new Answer.Ok<>(
                                Samples.payment(play.payment(), 2, PaymentState.CAPTURED))));
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void leaving_the_qr_with_proof_that_nothing_came_offers_the_methods_again() {
        Play play = Play.ready().atQr();
        play.press(new Press.ChangeMethod());
        play.send(
                new JourneyEvent.PaymentAnswered(
                        play.payment(),
                        new Answer.Ok<>(
                                Samples.payment(
                                        play.payment(), 2, PaymentState.CLOSED_CANCELLED))));
        assertThat(play.shown()).isInstanceOf(JourneyState.Method.class);
    }

    @Test
    void a_cancel_without_answer_is_not_known_never_failed() {
        Play play = Play.ready().atQr();
        play.press(new Press.ChangeMethod());
        play.send(
                new JourneyEvent.PaymentAnswered(
                        play.payment(), new Answer.NoAnswer<>(Codes.GATEWAY_SILENT)));
        play.wait(Duration.ofSeconds(13));
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
    }

    @Test
    void an_expired_code_is_covered_only_with_proof_and_then_a_new_one_is_offered() {
        Play play = Play.ready().atQr();
        play.wait(Duration.ofSeconds(301));
        assertThat(play.shown()).isInstanceOf(JourneyState.Waiting.class);
        play.pushed(2, PaymentState.CLOSED_EXPIRED);
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Qr.class, s -> assertThat(s.expired()).isTrue());
        play.press(new Press.NewCode());
        assertThat(play.all(Effect.CreatePayment.class)).hasSize(2);
    }

    @Test
    void a_lower_version_changes_nothing() {
        Play play = Play.ready().atQr().pushed(5, PaymentState.UNRESOLVED);
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
        play.pushed(4, PaymentState.CLOSED_DECLINED);
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
        play.pushed(6, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void an_unknown_outcome_prints_its_reference_by_itself_and_a_receipt_when_money_came() {
        Play play = Play.ready().start().readCard().found().checkedIn().choose();
        play.created(PaymentState.UNRESOLVED);
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
        play.press(new Press.Back());
        play.press(new Press.ChooseMethod(Samples.MOMO));
        assertThat(play.all(Effect.CreatePayment.class)).hasSize(1);
        play.wait(Duration.ofSeconds(121));
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.WithReference.class);
        play.printed(new PrintOutcome.Printed());
        play.pushed(2, PaymentState.CAPTURED);
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.WithReceipt.class);
    }

    @Test
    void i_have_paid_asks_once_in_five_seconds_and_says_not_seen_yet() {
        Play play = Play.ready().atQr();
        play.press(new Press.IHavePaid());
        play.press(new Press.IHavePaid());
        assertThat(play.all(Effect.CheckPayment.class)).hasSize(1);
        play.send(
                new JourneyEvent.PaymentAnswered(
                        play.payment(),
                        new Answer.Ok<>(
                                Samples.payment(play.payment(), 1, PaymentState.AWAITING_PAYER))));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Qr.class, s -> assertThat(s.notSeenYet()).isTrue());
        play.press(new Press.IHavePaid());
        assertThat(play.all(Effect.CheckPayment.class)).hasSize(1);
        play.wait(Duration.ofSeconds(5));
        play.press(new Press.IHavePaid());
        assertThat(play.all(Effect.CheckPayment.class)).hasSize(2);
    }

    @Test
    void without_the_stream_the_payment_is_asked_for_every_two_seconds() {
        Play play = Play.ready().atQr();
        play.send(new JourneyEvent.StreamChanged(false));
        play.wait(Duration.ofSeconds(10));
        assertThat(play.all(Effect.AskPayment.class)).hasSizeBetween(4, 5);
    }

    @Test
    void without_paper_the_number_stays_to_be_photographed() {
        Play play = Play.ready().atQr().pushed(2, PaymentState.CAPTURED);
        play.printed(new PrintOutcome.NotPrinted(FAILURE));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.TakePhoto.class, s -> assertThat(s.noPaper()).isTrue());
        play.wait(Duration.ofSeconds(121));
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        assertThat(play.all(Effect.Print.class)).hasSize(1);
    }

    @Test
    void a_slip_nobody_confirmed_is_never_printed_again_by_itself() {
        Play play = Play.ready().atQr().pushed(2, PaymentState.CAPTURED);
        play.printed(new PrintOutcome.Unknown(FAILURE));
        play.wait(Duration.ofSeconds(60));
        assertThat(play.all(Effect.Print.class)).hasSize(1);
    }

    @Test
    void the_success_screen_stays_while_a_card_lies_on_the_reader() {
        Play play = Play.ready().atQr();
        play.send(new JourneyEvent.CardPresence(true));
        play.pushed(2, PaymentState.CAPTURED).printed(new PrintOutcome.Printed());
        play.wait(Duration.ofSeconds(60));
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
        play.send(new JourneyEvent.CardPresence(false));
        play.wait(Duration.ofSeconds(16));
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
    }

    @Test
    void nobody_there_asks_after_45_seconds_and_wipes_20_later_but_not_when_somebody_answers() {
        Play play = Play.ready().start();
        play.wait(Duration.ofSeconds(45));
        assertThat(play.shown()).isInstanceOf(JourneyState.StillThere.class);
        play.press(new Press.Primary());
        assertThat(play.shown()).isInstanceOf(JourneyState.Identify.class);
        play.wait(Duration.ofSeconds(59));
        assertThat(play.shown()).isInstanceOf(JourneyState.Identify.class);
        play.wait(Duration.ofSeconds(22));
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
    }

    @Test
    void a_language_chosen_on_the_welcome_screen_does_not_stay_for_the_next_patient() {
        Play play = Play.ready();
        play.press(new Press.SwitchLanguage());
        play.wait(Duration.ofSeconds(46));
        assertThat(play.situation.comfort()).isEqualTo(Comfort.DEFAULT);
    }

    @Test
    void people_who_asked_for_larger_text_get_twice_the_time() {
        Play play = Play.ready().start();
        play.press(new Press.SwitchTextSize());
        play.wait(Duration.ofSeconds(89));
        assertThat(play.shown()).isInstanceOf(JourneyState.Identify.class);
        play.wait(Duration.ofSeconds(2));
        assertThat(play.shown()).isInstanceOf(JourneyState.StillThere.class);
    }

    @Test
    void the_bill_asks_after_30_seconds_and_the_qr_never() {
        Play bill = Play.ready().start().readCard().found().checkedIn();
        bill.wait(Duration.ofSeconds(31));
        assertThat(bill.shown()).isInstanceOf(JourneyState.StillThere.class);
        Play qr = Play.ready().atQr();
        qr.wait(Duration.ofSeconds(200));
        assertThat(qr.shown()).isInstanceOf(JourneyState.Qr.class);
    }

    @Test
    void a_payment_that_was_captured_while_the_kiosk_was_dead_prints_and_shows_its_number() {
        Play before = Play.ready().atQr();
        Play after = restarted(before, LeftOpen.Slip.NEVER_STARTED);
        assertThat(after.last(Effect.AskPayment.class).payment()).isEqualTo(before.payment());
        after.send(
                new JourneyEvent.PaymentAnswered(
                        before.payment(),
                        new Answer.Ok<>(
                                Samples.payment(before.payment(), 3, PaymentState.CAPTURED))));
        assertThat(after.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Success.class,
                        s -> {
                            assertThat(s.ticket()).isEqualTo(Samples.TICKET);
                            assertThat(s.patient().maskedName()).isEmpty();
                        });
        assertThat(after.all(Effect.Print.class)).hasSize(1);
    }

    @Test
    void a_slip_cut_off_by_a_restart_is_not_printed_again() {
        Play before = Play.ready().atQr();
        Play after = restarted(before, LeftOpen.Slip.STARTED);
        after.send(
                new JourneyEvent.PaymentAnswered(
                        before.payment(),
                        new Answer.Ok<>(
                                Samples.payment(before.payment(), 3, PaymentState.CAPTURED))));
        assertThat(after.shown()).isInstanceOf(JourneyState.TakePhoto.class);
        assertThat(after.all(Effect.Print.class)).isEmpty();
    }

    @Test
    void a_code_that_still_lives_after_a_restart_is_shown_again() {
        Play before = Play.ready().atQr();
        Play after = restarted(before, LeftOpen.Slip.NEVER_STARTED);
        after.send(
                new JourneyEvent.PaymentAnswered(
                        before.payment(),
                        new Answer.Ok<>(
                                Samples.payment(
                                        before.payment(), 1, PaymentState.AWAITING_PAYER))));
        assertThat(after.shown()).isInstanceOf(JourneyState.Qr.class);
        after.press(new Press.ChangeMethod());
        assertThat(after.all(Effect.CancelPayment.class)).hasSize(1);
    }

    private static Play restarted(Play before, LeftOpen.Slip slip) {
        Effect.CreatePayment sent = before.last(Effect.CreatePayment.class);
        Play after = new Play();
        after.send(
                new JourneyEvent.LeftOpenFound(new LeftOpen(sent.request(), sent.facts(), slip)));
        after.send(new JourneyEvent.StatusKnown(Samples.status()));
        after.wait(Duration.ofMillis(200));
        return after;
    }

    @Test
    void a_create_without_answer_is_sent_again_with_the_same_id_only() {
        Play play = Play.ready().start().readCard().found().checkedIn().choose();
        play.send(
                new JourneyEvent.CreateAnswered(
                        play.payment(), new Answer.NoAnswer<>(Codes.GATEWAY_SILENT)));
        assertThat(play.shown()).isInstanceOf(JourneyState.Stopped.class);
        play.press(new Press.Primary());
        assertThat(play.all(Effect.CreatePayment.class)).hasSize(2);
        assertThat(
                        play.all(Effect.CreatePayment.class).stream()
                                .map(Effect.CreatePayment::request)
                                .distinct())
                .hasSize(1);
        play.created(PaymentState.AWAITING_PAYER);
        assertThat(play.shown()).isInstanceOf(JourneyState.Qr.class);
    }

    @Test
    void whoever_is_registered_does_not_leave_without_the_number() {
        Play play = Play.ready().start().readCard().found().checkedIn().choose();
        play.send(
                new JourneyEvent.CreateAnswered(
                        play.payment(), new Answer.NoAnswer<>(Codes.GATEWAY_SILENT)));
        play.press(new Press.Finish());
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
        assertThat(play.all(Effect.CancelPayment.class)).hasSize(1);
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.QueueOnly.class);
    }

    @Test
    void replaying_the_same_events_gives_the_same_situation() {
        assertThat(Play.ready().atQr().situation).isEqualTo(Play.ready().atQr().situation);
        assertThat(Optional.of(Play.ready().atQr().effects)).contains(Play.ready().atQr().effects);
    }
}

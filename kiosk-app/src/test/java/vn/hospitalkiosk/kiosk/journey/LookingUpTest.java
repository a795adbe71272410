package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.device.document.SlipCode;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.kiosk.journey.JourneyState.LookedUp;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;

/// "Tra cứu" from 01: a reference, at any kiosk, without a name.
class LookingUpTest {
    private static final FailureCode GONE = new FailureCode("G24");
    private final Play play = Play.ready();

    LookingUpTest() {
        play.press(new Press.Start(Task.STATUS));
    }

    private void type(String letters) {
        letters.chars().forEach(letter -> play.press(new Press.Letter((char) letter)));
    }

    private void answer(Answer<vn.hospitalkiosk.api.LookupView> answer) {
        Effect.LookUp asked = play.last(Effect.LookUp.class);
        play.send(new JourneyEvent.LookupAnswered(asked.visit(), asked.reference(), answer));
    }

    @Test
    void a_typed_reference_is_asked_with_the_hospitals_own_first_part() {
        type("7K2M9");
        play.press(new Press.Primary());
        assertThat(play.all(Effect.LookUp.class)).isEmpty();
        type("QXX");
        play.press(new Press.Primary());
        assertThat(play.last(Effect.LookUp.class).reference()).isEqualTo("KH01-7K2M9Q");
        answer(new Answer.Ok<>(Samples.lookup(PaymentState.UNRESOLVED)));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        LookedUp.class,
                        shown -> assertThat(shown.copy()).isEqualTo(LookedUp.Copy.NONE));
    }

    @Test
    void the_code_of_a_slip_is_enough_and_another_hospitals_is_not() {
        play.send(
                new JourneyEvent.Scanned(
                        new SlipCode(SlipCode.Kind.PAYMENT, "KH02", "KH02-7K2M9Q")));
        assertThat(play.all(Effect.LookUp.class)).isEmpty();
        play.send(
                new JourneyEvent.Scanned(
                        new SlipCode(SlipCode.Kind.PAYMENT, "KH01", "KH01-7K2M9Q")));
        assertThat(play.last(Effect.LookUp.class).reference()).isEqualTo("KH01-7K2M9Q");
    }

    @Test
    void an_unknown_reference_and_too_many_tries_say_so() {
        type("7K2M9Q");
        play.press(new Press.Primary());
        answer(new Answer.NotThere<>(GONE));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Lookup.class,
                        shown -> assertThat(shown.note()).contains(Note.NO_SUCH_REFERENCE));
        type("7K2M9Q");
        play.press(new Press.Primary());
        answer(new Answer.Refused<>(new FailureCode("M72")));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Lookup.class,
                        shown -> assertThat(shown.note()).contains(Note.LOOK_UP_LATER));
    }

    @Test
    void the_copy_of_a_receipt_is_counted_by_the_gateway_and_printed_once() {
        type("7K2M9Q");
        play.press(new Press.Primary());
        answer(new Answer.Ok<>(Samples.lookup(PaymentState.CAPTURED)));
        play.press(new Press.PrintCopy());
        play.press(new Press.PrintCopy());
        assertThat(play.all(Effect.AskCopy.class)).hasSize(1);
        play.send(
                new JourneyEvent.CopyAnswered(
                        play.last(Effect.AskCopy.class).job(),
                        new Answer.Ok<>(Samples.receiptCopy())));
        assertThat(play.all(Effect.Print.class)).hasSize(1);
        play.printed(new PrintOutcome.Printed());
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        LookedUp.class,
                        shown -> assertThat(shown.copy()).isEqualTo(LookedUp.Copy.PRINTED));
        play.press(new Press.Primary());
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        assertThat(play.situation.behind()).isEqualTo(Behind.NOTHING);
    }
}

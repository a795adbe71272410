package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;

/// Looks at an inserted card before anybody talks to it, and at each of its answers afterwards. A payment card belongs into the certified terminal: it is sent back and counted, and nothing of it stays in memory.
final class CardEntrance {
    private final UnitConnection connection;
    private final UnitMotions motions;
    private final CardUnitProfile profile;
    private final AtomicInteger refused = new AtomicInteger();

    CardEntrance(UnitConnection connection, UnitMotions motions, CardUnitProfile profile) {
        this.connection = connection;
        this.motions = motions;
        this.profile = profile;
    }

    int paymentCardsRefused() {
        return refused.get();
    }

    Admission admit() {
        return switch (motions.status()) {
            case UnitAnswer.Told<UnitStatus>(UnitStatus now)
                    when now.place() == UnitStatus.Place.NONE ->
                    new Admission.NoCard();
            case UnitAnswer.Told<UnitStatus> _ -> looked();
            case UnitAnswer.Refused<UnitStatus>(Failure failure) -> new Admission.Trouble(failure);
            case UnitAnswer.Silent<UnitStatus>(Failure failure) -> new Admission.Trouble(failure);
        };
    }

    private Admission looked() {
        if (stripeOfPaymentCard()) {
            return sentBack();
        }
        return switch (motions.move(profile.moves().contact(), UnitStatus.Place.INSIDE)) {
            case MotionOutcome.Moved _ -> atContacts();
            case MotionOutcome.NotMoved(Failure failure) -> new Admission.Trouble(failure);
            case MotionOutcome.Unknown(Failure failure) -> new Admission.Trouble(failure);
        };
    }

    private boolean stripeOfPaymentCard() {
        return profile.magnetic()
                .flatMap(motions::stripe)
                .map(tracks -> {
                    boolean payment = PaymentCards.numberIn(tracks);
                    Arrays.fill(tracks, (byte) 0);
                    return payment;
                })
                .orElse(false);
    }

    private Admission atContacts() {
        return switch (motions.ask(CardUnitCommand.Ask.COLD_RESET)) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) ->
                    checked(new Admission.ContactCard(atr(done.data())));
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure)
                    when failure.code().equals("U31") ->
                    atAntenna();
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) ->
                    new Admission.Trouble(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) ->
                    new Admission.Trouble(failure);
        };
    }

    /// The protocol stands before the ATR, `0` T=0 or `1` T=1; no ATR begins so (ISO 7816-3: 3B or 3F).
    private static byte[] atr(byte[] told) {
        boolean protocol = told.length > 0 && (told[0] == '0' || told[0] == '1');
        return protocol ? Arrays.copyOfRange(told, 1, told.length) : told;
    }

    private Admission atAntenna() {
        if (motions.move(profile.moves().radio(), UnitStatus.Place.INSIDE)
                instanceof MotionOutcome.NotMoved(Failure failure)) {
            return new Admission.Trouble(failure);
        }
        return switch (motions.ask(CardUnitCommand.Ask.RADIO_ACTIVATE)) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) -> {
                boolean typeB = done.data().length > 0 && done.data()[0] == 'B';
                yield checked(
                        new Admission.ContactlessCard(typeB ? RadioCard.TYPE_B : RadioCard.TYPE_A));
            }
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) ->
                    new Admission.Unreadable(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) ->
                    new Admission.Trouble(failure);
        };
    }

    private Admission checked(Admission admitted) {
        for (byte[] question : PaymentCards.questions(admitted.radio().isEmpty())) {
            switch (apdu(admitted, question)) {
                case Result.Replied(UnitReply.Done(UnitStatus _, byte[] answer)) -> {
                    boolean payment =
                            PaymentCards.selected(answer) || PaymentCards.numberIn(answer);
                    Arrays.fill(answer, (byte) 0);
                    if (payment) {
                        return sentBack();
                    }
                }
                // A card that takes no APDU has no payment application; one that fell silent, or a
                // unit that lost its power, lets nobody in.
                case Result.Replied(UnitReply.Failed(ErrorCode code))
                        when code.category() == ErrorCode.Category.CARD -> {
                    return admitted;
                }
                case Result.Replied(UnitReply.Failed(ErrorCode code)) -> {
                    return new Admission.Trouble(code.failure());
                }
                case Result.Replied _ -> {
                    return new Admission.Trouble(
                            new Failure("U41", "the card unit's answer has no known form"));
                }
                case Result.NotTaken(Failure failure) -> {
                    return new Admission.Trouble(failure);
                }
                case Result.Open(boolean _, Failure failure) -> {
                    return new Admission.Trouble(failure);
                }
            }
        }
        return admitted;
    }

    private Admission sentBack() {
        refused.incrementAndGet();
        return new Admission.PaymentCardRefused(motions.eject());
    }

    private Result apdu(Admission admitted, byte[] apdu) {
        CardUnitCommand command =
                admitted.radio()
                        .<CardUnitCommand>map(type -> CardUnitCommand.Apdu.radio(type, apdu))
                        .orElseGet(() -> CardUnitCommand.Apdu.contact(apdu));
        return connection.perform(command);
    }

    UnitAnswer<byte[]> exchange(Admission admitted, byte[] apdu) {
        return switch (admitted) {
            case Admission.ContactCard _, Admission.ContactlessCard _ ->
                    guarded(UnitMotions.answer(apdu(admitted, apdu)));
            case Admission.PaymentCardRefused _,
                    Admission.NoCard _,
                    Admission.Unreadable _,
                    Admission.Trouble _ ->
                    throw new IllegalArgumentException("no card was admitted");
        };
    }

    private UnitAnswer<byte[]> guarded(UnitAnswer<UnitReply.Done> answer) {
        return switch (answer) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done)
                    when PaymentCards.numberIn(done.data()) -> {
                Arrays.fill(done.data(), (byte) 0);
                refused.incrementAndGet();
                motions.eject();
                yield new UnitAnswer.Refused<>(
                        new Failure("U32", "a payment card was in the unit"));
            }
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) ->
                    new UnitAnswer.Told<>(done.data());
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Refused<>(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Silent<>(failure);
        };
    }
}

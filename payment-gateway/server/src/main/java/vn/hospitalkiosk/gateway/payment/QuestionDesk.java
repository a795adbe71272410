package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// What people may do about payments whose outcome is not known.
final class QuestionDesk implements OpenQuestions {
    private final PaymentIntents intents;
    private final Hearing hearing;
    private final Clock clock;

    QuestionDesk(PaymentIntents intents, Hearing hearing, Clock clock) {
        this.intents = intents;
        this.hearing = hearing;
        this.clock = clock;
    }

    @Override
    public List<Open> olderThan(Duration age, int most) {
        return intents.unresolved(clock.instant().minus(age), most).stream()
                .map(QuestionDesk::open)
                .toList();
    }

    private static Open open(PaymentIntent intent) {
        return new Open(
                intent.id(),
                intent.reference(),
                intent.order().value(),
                intent.bill(),
                intent.psp(),
                intent.kiosk(),
                intent.amount(),
                intent.createdAt(),
                intent.progress().asking().times());
    }

    @Override
    public Decided end(PaymentId payment, FourEyes eyes, Found found, String source) {
        Optional<PaymentIntent> intent = intents.find(payment);
        if (intent.isEmpty()) {
            return Decided.not(Obstacle.NOT_THERE);
        }
        if (!(intent.get().progress().state() instanceof State.Unresolved)) {
            return Decided.not(Obstacle.NOT_NOW);
        }
        Testimony testimony =
                new Testimony("payment %s: %s".formatted(payment, found), eyes, source);
        hearing.testified(intent.get(), report(found), testimony);
        return new Decided.Done();
    }

    /// "Not taken" closes it as expired: such a payment is watched for a while longer.
    private static PspReport report(Found found) {
        return switch (found) {
            case Found.Taken(Vnd amount, String transaction) ->
                    new PspReport.Paid(amount, transaction);
            case Found.NotTaken() -> new PspReport.Expired();
        };
    }
}

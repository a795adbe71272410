package vn.hospitalkiosk.gateway.insurance;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.CardQuestion;
import vn.hospitalkiosk.gateway.bhxh.InsuranceGateway;
import vn.hospitalkiosk.gateway.bhxh.Verdict;

/// The one way to the insurance gateway: some questions at a time, none while it is known to be down. Blocks; never throws for what the far side does.
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final InsuranceGateway gateway;
    private final InsuranceSettings settings;
    private final Circuit circuit;
    private final GatewayHealth health;
    private final Semaphore room;
    private final Runnable whenBack;

    /// @param whenBack told when the gateway answers after an outage
    Line(
            InsuranceGateway gateway,
            InsuranceSettings settings,
            Circuit circuit,
            GatewayHealth health,
            Runnable whenBack) {
        this.gateway = gateway;
        this.settings = settings;
        this.circuit = circuit;
        this.health = health;
        this.whenBack = whenBack;
        this.room = new Semaphore(settings.atOnce());
    }

    /// Up to two questions: a name the card does not have is tried as the document writes it, a number that is none by the other number.
    CardCheck ask(Insured who) {
        CardCheck first = ask(who.first());
        return other(who, first)
                .map(this::ask)
                .filter(second -> second instanceof CardCheck.Checked)
                .orElse(first);
    }

    private static Optional<CardQuestion> other(Insured who, CardCheck first) {
        if (!(first instanceof CardCheck.Checked checked)) {
            return Optional.empty();
        }
        if (checked.verdict() == Verdict.OTHER_PERSON) {
            return who.renamed();
        }
        return checked.verdict() == Verdict.WRONG_NUMBER || checked.verdict() == Verdict.NO_CARD
                ? who.renumbered()
                : Optional.empty();
    }

    private CardCheck ask(CardQuestion question) {
        if (!circuit.lets()) {
            return none("not asked: " + health.outage());
        }
        try {
            if (!room.tryAcquire(settings.longest().toNanos(), TimeUnit.NANOSECONDS)) {
                return none("not asked: too many questions wait");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return none("not asked: the gateway process stops");
        }
        try {
            return heard(gateway.check(question));
        } catch (RuntimeException ours) {
            // Its text may quote a secret file.
            LOG.error("{} cannot ask: {}", "H22", ours.getClass().getName());
            return heard(
                    new CardCheck.Unanswered(AskFault.ACCOUNT, "cannot ask", Optional.empty()));
        } finally {
            room.release();
        }
    }

    private CardCheck heard(CardCheck check) {
        health.heard(check);
        boolean outage = check instanceof CardCheck.Unanswered none && none.fault().isOutage();
        if (outage) {
            circuit.missed();
        } else if (circuit.answered()) {
            whenBack.run();
        }
        return check;
    }

    private static CardCheck none(String why) {
        return new CardCheck.Unanswered(AskFault.NO_ANSWER, why, Optional.empty());
    }
}

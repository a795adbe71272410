package vn.hospitalkiosk.gateway.insurance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.InsuranceGateway;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// The door for check-in: asks about a card beside the visit. Nobody has to wait for the answer; without one the patient is admitted and the [Rechecks] go on asking.
public final class Insurance {
    private record Key(VisitId visit, HisPatientId patient) {}

    private final CardChecks checks;
    private final InsuranceSettings settings;
    private final Circuit circuit;
    private final Line line;
    private final Executor executor;
    private final Clock clock;
    private final ConcurrentMap<Key, CompletableFuture<CoverageView>> underWay =
            new ConcurrentHashMap<>();

    /// @param executor for questions side by side; its tasks block, and never run in the caller's thread
    /// @param circuit broken by questions without an answer
    Insurance(
            CardChecks checks,
            InsuranceSettings settings,
            Circuit circuit,
            Line line,
            Executor executor,
            Clock clock) {
        this.checks = checks;
        this.settings = settings;
        this.circuit = circuit;
        this.line = line;
        this.executor = executor;
        this.clock = clock;
    }

    /// @param nanoTime monotonic
    public static Insurance of(
            CardChecks checks,
            InsuranceGateway gateway,
            InsuranceSettings settings,
            GatewayHealth health,
            Executor executor,
            Clock clock,
            LongSupplier nanoTime) {
        Circuit circuit = new Circuit(settings.breakAfter(), settings.probeEvery(), nanoTime);
        Line line =
                new Line(
                        gateway,
                        settings,
                        circuit,
                        health,
                        () -> checks.releaseAll(clock.instant()));
        return new Insurance(checks, settings, circuit, line, executor, clock);
    }

    /// The card at arrival. Asked twice about the same patient of a visit while the first question is under way, one question goes out.
    public CompletableFuture<CoverageView> ask(KioskId kiosk, VisitId visit, Insured who) {
        Key key = new Key(visit, who.patient());
        return underWay.computeIfAbsent(
                key, _ -> CompletableFuture.supplyAsync(() -> once(key, kiosk, who), executor));
    }

    private CoverageView once(Key key, KioskId kiosk, Insured who) {
        try {
            return arrival(kiosk, key.visit(), who);
        } finally {
            underWay.remove(key);
        }
    }

    private CoverageView arrival(KioskId kiosk, VisitId visit, Insured who) {
        Instant now = clock.instant();
        Look look =
                checks.begin(visit, kiosk, Moment.ARRIVAL, who, now, now.plus(settings.lease()));
        return asked(look);
    }

    /// Asks about a card and writes down what came of it.
    CoverageView asked(Look look) {
        Instant at = clock.instant();
        CardCheck check = line.ask(look.who());
        CardChecks.Asked asked = new CardChecks.Asked(check, at, clock.instant());
        return switch (check) {
            case CardCheck.Checked checked -> {
                Finding found = Finding.of(checked, settings.shares());
                Finding finding = look.tries() > 1 ? found.late() : found;
                checks.answered(look, asked, finding);
                yield finding.view();
            }
            case CardCheck.Unanswered _ -> {
                checks.unanswered(look, asked, Rechecks.next(look, asked.until(), settings));
                yield Finding.unverified(look.who().numbers().getFirst());
            }
        };
    }

    /// What came of a card that was asked about on arrival that day; empty while nobody answered.
    public Optional<CoverageView> known(HisPatientId patient, LocalDate day) {
        return checks.answer(InsuredHis.visit(day), patient).map(Finding::view);
    }

    /// The HIS has registered the visit: from now on its card is asked about until there is an answer.
    public void registered(KioskId kiosk, VisitId visit, HisPatientId patient, String encounter) {
        checks.registered(kiosk, visit, patient, encounter);
    }

    /// The treatment is about to be closed: the third look, now.
    public void closing(String encounter) {
        checks.closing(encounter, clock.instant());
    }

    /// How many questions make sense now: one while the gateway does not answer, none until the next probe.
    int roomFor(int most) {
        if (!circuit.isOpen()) {
            return most;
        }
        return circuit.wouldLet() ? 1 : 0;
    }
}

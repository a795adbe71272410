package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.VisitId;

/// One step being worked out: starts as a copy of the situation, lives as long as `Journey.next` runs.
final class Turn {
    final Times times;
    final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private JourneyState shown;
    private Comfort comfort;
    private Around around;
    private Behind behind;
    private Ids ids;

    Turn(Times times, Situation before, Instant now) {
        this.times = times;
        this.now = now;
        this.shown = before.shown();
        this.comfort = before.comfort();
        this.around = before.around();
        this.behind = before.behind();
        this.ids = before.ids();
    }

    JourneyState shown() {
        return shown;
    }

    Comfort comfort() {
        return comfort;
    }

    Around around() {
        return around;
    }

    Behind behind() {
        return behind;
    }

    Behind.Identity identity() {
        return behind.identity();
    }

    Behind.Money money() {
        return behind.money();
    }

    /// @throws IllegalStateException when no patient was found: a screen that needs one must not be reached
    Behind.Stay stay() {
        return behind.stay().orElseThrow(() -> new IllegalStateException("nobody was identified"));
    }

    void show(JourneyState state) {
        shown = state;
    }

    void set(Comfort wish) {
        comfort = wish;
    }

    void set(Around news) {
        around = news;
    }

    void set(Behind facts) {
        behind = facts;
    }

    void set(Behind.Identity who) {
        behind = behind.with(who);
    }

    void set(Behind.Money sum) {
        behind = behind.with(sum);
    }

    Wish wish() {
        return behind.wish();
    }

    void set(Wish wanted) {
        behind = behind.with(wanted);
    }

    void set(Behind.Stay stay) {
        behind = behind.with(stay);
    }

    void tell(Effect effect) {
        effects.add(effect);
    }

    /// Shows "Đang …" and gives up after `longest`.
    void waitFor(JourneyState.Session session, JourneyState.Waiting.What what, Duration longest) {
        shown = new JourneyState.Waiting(session, what, now);
        behind = behind.until(Optional.of(now.plus(longest)));
    }

    /// The session of a wait for `what` in this visit; empty when something else is shown.
    Optional<JourneyState.Session> waits(JourneyState.Waiting.What what, VisitId visit) {
        return shown instanceof JourneyState.Waiting(var session, var thing, var _)
                        && thing == what
                        && session.visit().equals(visit)
                ? Optional.of(session)
                : Optional.empty();
    }

    String newId() {
        String id = ids.current();
        ids = ids.after();
        return id;
    }

    /// `duration` from now, doubled for people who asked for help.
    Instant in(Duration duration) {
        return now.plus(comfort.slower() ? duration.multipliedBy(2) : duration);
    }

    boolean reached(Instant deadline) {
        return !now.isBefore(deadline);
    }

    boolean reached(Optional<Instant> deadline) {
        return deadline.isPresent() && reached(deadline.get());
    }

    Step done() {
        return new Step(new Situation(shown, comfort, around, behind, ids), List.copyOf(effects));
    }
}

package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.VisitId;

/// How the insurance of a patient stands who was told "Đang hỏi…" or "Chưa xác minh được" and is still at the kiosk.
final class CoverageStanding {
    private final Visits visits;
    private final Coverages coverages;
    private final Optional<LateCoverage> rechecks;
    private final Clock clock;
    private final ZoneId zone;

    CoverageStanding(
            Visits visits,
            Coverages coverages,
            Optional<LateCoverage> rechecks,
            Clock clock,
            ZoneId zone) {
        this.visits = visits;
        this.coverages = coverages;
        this.rechecks = rechecks;
        this.clock = clock;
        this.zone = zone;
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    CoverageView now(KioskIdentity kiosk, VisitId visit) {
        Visit.Person person =
                visits.find(kiosk, visit).flatMap(Visit::person).orElseThrow(NoSuchVisit::new);
        return switch (person.coverage().state()) {
            case UNVERIFIED -> rechecked(kiosk, visit, person);
            case NOT_ANSWERED -> askedAgain(kiosk, visit, person);
            // The first question is still under way, or it was answered.
            case CHECKING, VALID, NEW_CARD, EXPIRED, NOT_INSURED, SEE_DESK, NOT_USED ->
                    person.coverage();
        };
    }

    private CoverageView rechecked(KioskIdentity kiosk, VisitId visit, Visit.Person person) {
        Optional<CoverageView> answer =
                rechecks.flatMap(late -> late.known(person.patient(), today()));
        answer.ifPresent(view -> visits.covered(kiosk, visit, view));
        return answer.orElse(person.coverage());
    }

    /// Of the HIS, which alone asks; while it takes its time the visit says so, and is not asked about twice.
    private CoverageView askedAgain(KioskIdentity kiosk, VisitId visit, Visit.Person person) {
        CompletableFuture<CoverageView> asked = coverages.ask(person.patient(), today());
        CoverageView view = coverages.soon(asked);
        visits.covered(kiosk, visit, view);
        coverages.late(asked, view, late -> visits.covered(kiosk, visit, late));
        return view;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}

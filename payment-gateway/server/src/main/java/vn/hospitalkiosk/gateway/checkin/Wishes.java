package vn.hospitalkiosk.gateway.checkin;

import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.gateway.his.Companion;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// What a kiosk asks for, in the HIS's words.
final class Wishes {
    private Wishes() {}

    static VisitWish of(
            Visit.Person person,
            VisitGoal goal,
            boolean insured,
            Set<PriorityGroup> declared,
            Optional<CompanionView> companion) {
        PriorityLaw.Standing standing = PriorityLaw.standing(person.priority(), declared);
        return new VisitWish(
                person.patient(),
                goal(goal),
                insured,
                verified(person.coverage()),
                standing.group(),
                standing.declared(),
                companion.map(Wishes::companion));
    }

    private static VisitWish.Goal goal(VisitGoal goal) {
        return switch (goal) {
            case VisitGoal.Booked(var booking) -> new VisitWish.Goal.Booked(booking);
            case VisitGoal.NewExam(var clinic) ->
                    new VisitWish.Goal.WalkIn(clinic, new VisitWish.Reason.NewExamination());
            case VisitGoal.Referred(var clinic, var slip) ->
                    new VisitWish.Goal.WalkIn(
                            clinic,
                            new VisitWish.Reason.Referral(
                                    slip.number(), slip.from(), slip.writtenOn()));
        };
    }

    /// A card nobody could check yet does not cost the patient the insurance: it is checked again later.
    private static boolean verified(CoverageView coverage) {
        return switch (coverage.state()) {
            case VALID, NEW_CARD, EXPIRED, NOT_INSURED, SEE_DESK, NOT_USED -> true;
            case CHECKING, UNVERIFIED, NOT_ANSWERED -> false;
        };
    }

    static Companion companion(CompanionView view) {
        return new Companion(
                view.number(),
                switch (view.relation()) {
                    case MOTHER -> Companion.Relation.MOTHER;
                    case FATHER -> Companion.Relation.FATHER;
                    case GUARDIAN -> Companion.Relation.GUARDIAN;
                    case CHILD -> Companion.Relation.CHILD;
                    case SPOUSE -> Companion.Relation.SPOUSE;
                    case OTHER -> Companion.Relation.OTHER;
                });
    }
}

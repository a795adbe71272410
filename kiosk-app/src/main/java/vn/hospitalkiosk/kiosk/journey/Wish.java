package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.VisitGoal;

/// What the patient has chosen so far on the way to a check-in. Wiped with the visit.
///
/// @param escort who stands here for the patient
/// @param newcomer the patient is being made a record of; the command is that of the record
/// @param referral typed from the paper
/// @param clinics as the HIS told them last
/// @param clinic the one chosen
/// @param goingOn asked for, and not answered yet
record Wish(
        Optional<VisitState.Escort> escort,
        Optional<CommandId> newcomer,
        List<ConsentQuestion> consents,
        PriorityView priority,
        Optional<VisitGoal.ReferralSlip> referral,
        Optional<ClinicsAnswer.Open> clinics,
        Optional<ClinicView> clinic,
        Set<PriorityGroup> declared,
        Optional<GoOnRequest> goingOn) {
    static final Wish NOTHING =
            new Wish(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    PriorityView.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty());

    /// Something else after this visit, which is over; who it is and who stands here for them stays.
    Wish goingOn(GoOnRequest to) {
        return new Wish(
                escort,
                Optional.empty(),
                List.of(),
                priority,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.of(to));
    }

    /// The new visit has begun.
    Wish wentOn(PriorityView byLaw) {
        return new Wish(
                escort,
                Optional.empty(),
                List.of(),
                byLaw,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    Wish escorted(VisitState.Escort by) {
        return new Wish(
                Optional.of(by),
                newcomer,
                consents,
                priority,
                referral,
                clinics,
                clinic,
                declared,
                goingOn);
    }

    Wish making(CommandId record) {
        return new Wish(
                escort,
                Optional.of(record),
                consents,
                priority,
                referral,
                clinics,
                clinic,
                declared,
                goingOn);
    }

    Wish asked(List<ConsentQuestion> questions) {
        return new Wish(
                escort, newcomer, questions, priority, referral, clinics, clinic, declared,
                goingOn);
    }

    Wish first(PriorityView byLaw) {
        return new Wish(
                escort, newcomer, consents, byLaw, referral, clinics, clinic, declared, goingOn);
    }

    /// With another paper the clinic is chosen anew.
    Wish referred(Optional<VisitGoal.ReferralSlip> slip) {
        return new Wish(
                escort,
                newcomer,
                consents,
                priority,
                slip,
                clinics,
                Optional.empty(),
                declared,
                goingOn);
    }

    Wish told(ClinicsAnswer.Open now) {
        return new Wish(
                escort,
                newcomer,
                consents,
                priority,
                referral,
                Optional.of(now),
                Optional.empty(),
                declared,
                goingOn);
    }

    Wish chosen(ClinicView one) {
        return new Wish(
                escort,
                newcomer,
                consents,
                priority,
                referral,
                clinics,
                Optional.of(one),
                declared,
                goingOn);
    }

    Wish declaring(Set<PriorityGroup> groups) {
        return new Wish(
                escort, newcomer, consents, priority, referral, clinics, clinic, groups, goingOn);
    }

    /// The companion whose card was read.
    Optional<CompanionView> companion() {
        return escort.flatMap(VisitState.Escort::companion);
    }

    /// To that clinic, with the referral when there is one.
    VisitGoal goal() {
        ClinicView to = clinic.orElseThrow();
        return referral.<VisitGoal>map(slip -> new VisitGoal.Referred(to.id(), slip))
                .orElseGet(() -> new VisitGoal.NewExam(to.id()));
    }

    @Override
    public String toString() {
        return "Wish[***]";
    }
}

package vn.hospitalkiosk.kiosk.screen.face;

import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.VisitState;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;

/// From where the journey stands to what is drawn.
public final class Face {
    private Face() {}

    public static Sheet draw(JourneyState state, Kit kit) {
        return switch (state) {
            case JourneyState.Welcome s -> WelcomeFace.draw(s, kit);
            case JourneyState.Identify s -> IdentifyFace.draw(s, kit);
            case JourneyState.ReadingChip s -> ReadingChipFace.draw(s, kit);
            case JourneyState.CardTrouble s -> CardTroubleFace.draw(s, kit);
            case JourneyState.TypeNumber s -> TypeNumberFace.draw(s, kit);
            case JourneyState.Waiting s -> WaitingFace.draw(s, kit);
            case JourneyState.Confirm s -> ConfirmFace.draw(s, kit);
            case JourneyState.Reason s -> ReasonFace.draw(s, kit);
            case JourneyState.Bill s -> BillFace.draw(s, kit);
            case JourneyState.Method s -> MethodFace.draw(s, kit);
            case JourneyState.OpenBills s -> OpenBillsFace.draw(s, kit);
            case JourneyState.Lookup s -> LookupFace.draw(s, kit);
            case JourneyState.LookedUp s -> LookedUpFace.draw(s, kit);
            case JourneyState.CustomerCode s -> CustomerCodeFace.draw(s, kit);
            case JourneyState.PaidElsewhere s -> PaidElsewhereFace.draw(s, kit);
            case JourneyState.Qr s -> QrFace.draw(s, kit);
            case JourneyState.CardTerminal s -> CardTerminalFace.draw(s, kit);
            case JourneyState.UnknownOutcome s -> UnknownOutcomeFace.draw(s, kit);
            case JourneyState.Success s -> SuccessFace.draw(s, kit);
            case JourneyState.TakePhoto s -> TakePhotoFace.draw(s, kit);
            case JourneyState.StillThere s -> StillThereFace.draw(s, kit);
            case JourneyState.Stopped s -> StoppedFace.draw(s, kit);
            case JourneyState.OfflineNumber s -> OfflineNumberFace.draw(s, kit);
            case VisitState.NumberKind s -> NumberKindFace.draw(s, kit);
            case VisitState.Companion s -> CompanionFace.draw(s, kit);
            case VisitState.NewPatient s -> NewPatientFace.draw(s, kit);
            case VisitState.Consent s -> ConsentFace.draw(s, kit);
            case VisitState.ShowSlip s -> ShowSlipFace.draw(s, kit);
            case VisitState.Referral s -> ReferralFace.draw(s, kit);
            case VisitState.Specialties s -> SpecialtyFace.draw(s, kit);
            case VisitState.Clinics s -> ClinicFace.draw(s, kit);
            case VisitState.Priority s -> PriorityFace.draw(s, kit);
            case VisitState.Quote s -> QuoteFace.draw(s, kit);
            case VisitState.Deposits s -> DepositsFace.draw(s, kit);
            case VisitState.Results s -> ResultsFace.draw(s, kit);
            case VisitState.TicketStanding s -> TicketStandingFace.draw(s, kit);
            case JourneyState.OutOfService s -> OutOfServiceFace.draw(s, kit);
        };
    }
}

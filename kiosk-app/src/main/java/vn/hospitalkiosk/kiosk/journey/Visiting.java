package vn.hospitalkiosk.kiosk.journey;

/// Where events and presses of the screens between "who" and "how much" go.
final class Visiting {
    private Visiting() {}

    static void on(Turn t, VisitEvent event) {
        switch (event) {
            case VisitEvent.ConsentsKnown known -> Newcomers.known(t, known);
            case VisitEvent.RecordMade made -> Newcomers.made(t, made);
            case VisitEvent.WentOn went -> GoingOn.known(t, went);
            case VisitEvent.SlipJudged judged -> Papers.judged(t, judged);
            case VisitEvent.CoverageKnown known -> Covering.known(t, known);
            case VisitEvent.ClinicsKnown known -> Choosing.known(t, known);
            case VisitEvent.Quoted quoted -> Choosing.quoted(t, quoted);
            case VisitEvent.ResultsKnown known -> Finding.known(t, known);
            case VisitEvent.TicketFound found -> Finding.found(t, found);
            case VisitEvent.NumbersStocked stock -> Downtime.stocked(t, stock);
            case VisitEvent.NumberDrawn drawn -> Downtime.drawn(t, drawn);
        }
    }

    static void press(Turn t, VisitState shown, Press press) {
        switch (shown) {
            case VisitState.NumberKind s -> Typing.press(t, s, press);
            case VisitState.Companion s -> Escorting.press(t, s, press);
            case VisitState.NewPatient s -> Newcomers.press(t, s, press);
            case VisitState.Consent s -> Newcomers.press(t, s, press);
            case VisitState.ShowSlip s -> Papers.press(t, s, press);
            case VisitState.Referral s -> Papers.press(t, s, press);
            case VisitState.Specialties s -> Choosing.press(t, s, press);
            case VisitState.Clinics s -> Choosing.press(t, s, press);
            case VisitState.Priority s -> Choosing.press(t, s, press);
            case VisitState.Quote s -> Choosing.press(t, s, press);
            case VisitState.Deposits s -> PayOnly.press(t, s, press);
            case VisitState.Results _ -> finish(t, press);
            case VisitState.TicketStanding s -> {
                if (press instanceof Press.Back) {
                    LookingUp.show(t, s.session(), java.util.Optional.empty());
                } else {
                    finish(t, press);
                }
            }
        }
    }

    private static void finish(Turn t, Press press) {
        if (press instanceof Press.Primary
                || press instanceof Press.Finish
                || press instanceof Press.Back) {
            Closing.finish(t);
        }
    }
}

package vn.hospitalkiosk.kiosk.journey;

/// What the passing of time does to each screen.
final class Clockwork {
    private Clockwork() {}

    static void on(Turn t) {
        switch (t.shown()) {
            case JourneyState.Welcome _ -> Restoring.tick(t);
            case JourneyState.Identify s -> Identifying.tick(t, s);
            case JourneyState.ReadingChip s -> Cards.tick(t, s);
            case JourneyState.Waiting s -> Stops.tick(t, s);
            case JourneyState.Qr s -> PaymentNews.tick(t, s);
            case JourneyState.CardTerminal s -> AtTerminal.tick(t, s);
            case JourneyState.UnknownOutcome s -> PaymentNews.tick(t, s);
            case JourneyState.Success s -> Closing.tick(t, s);
            case JourneyState.TakePhoto s -> Closing.tick(t, s);
            case JourneyState.StillThere s -> Idling.tick(t, s);
            case JourneyState.OutOfService s -> Surroundings.tick(t, s);
            case JourneyState.OfflineNumber s -> Downtime.tick(t, s);
            case VisitState _ -> {}
            case JourneyState.CardTrouble _,
                    JourneyState.TypeNumber _,
                    JourneyState.Confirm _,
                    JourneyState.Reason _,
                    JourneyState.Bill _,
                    JourneyState.Method _,
                    JourneyState.OpenBills _,
                    JourneyState.Lookup _,
                    JourneyState.LookedUp _,
                    JourneyState.CustomerCode _,
                    JourneyState.PaidElsewhere _,
                    JourneyState.Stopped _ -> {}
        }
        Covering.tick(t);
        Idling.tick(t);
    }
}

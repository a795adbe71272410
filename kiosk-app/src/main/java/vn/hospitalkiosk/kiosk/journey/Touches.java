package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;

/// Where a touch goes: the dock everywhere, else the screen that is shown.
final class Touches {
    private Touches() {}

    static void on(Turn t, Press press) {
        t.set(t.around().touched(t.now));
        if (press instanceof Press.CallStaff) {
            callStaff(t);
        } else if (!dock(t, press)) {
            screen(t, press);
        }
    }

    private static void callStaff(Turn t) {
        Comfort comfort = t.comfort();
        Optional<Instant> again = comfort.staffCalledAt().map(at -> at.plus(Times.STAFF_CALL));
        if (again.isPresent() && !t.reached(again)) {
            return;
        }
        t.set(
                new Comfort(
                        comfort.language(),
                        comfort.largeText(),
                        comfort.highContrast(),
                        comfort.sound(),
                        Optional.of(t.now)));
        t.tell(new Effect.CallStaff(ScreenName.of(t.shown())));
    }

    private static boolean dock(Turn t, Press press) {
        Comfort c = t.comfort();
        Comfort.Language language = c.language();
        boolean large = c.largeText();
        boolean contrast = c.highContrast();
        Comfort.Sound sound = c.sound();
        if (press instanceof Press.SwitchLanguage) {
            language =
                    switch (language) {
                        case VIETNAMESE -> Comfort.Language.ENGLISH;
                        case ENGLISH -> Comfort.Language.VIETNAMESE;
                    };
        } else if (press instanceof Press.SwitchTextSize) {
            large = !large;
        } else if (press instanceof Press.SwitchContrast) {
            contrast = !contrast;
        } else if (press instanceof Press.SwitchSound) {
            sound =
                    switch (sound) {
                        case OFF -> Comfort.Sound.ON;
                        case ON -> Comfort.Sound.LOUD;
                        case LOUD -> Comfort.Sound.OFF;
                    };
        } else {
            return false;
        }
        t.set(new Comfort(language, large, contrast, sound, c.staffCalledAt()));
        return true;
    }

    private static void screen(Turn t, Press press) {
        switch (t.shown()) {
            case JourneyState.Welcome _ -> Identifying.start(t, press);
            case JourneyState.Identify s -> Identifying.press(t, s, press);
            case JourneyState.ReadingChip s -> Cards.press(t, s, press);
            case JourneyState.CardTrouble s -> Cards.press(t, s, press);
            case JourneyState.TypeNumber s -> Typing.press(t, s, press);
            case JourneyState.Waiting s -> Stops.press(t, s, press);
            case JourneyState.Confirm s -> Registering.press(t, s, press);
            case JourneyState.Reason s -> Registering.press(t, s, press);
            case JourneyState.Bill s -> Paying.press(t, s, press);
            case JourneyState.Method s -> Paying.press(t, s, press);
            case JourneyState.OpenBills s -> PayOnly.press(t, s, press);
            case JourneyState.Lookup s -> LookingUp.press(t, s, press);
            case JourneyState.LookedUp s -> LookingUp.press(t, s, press);
            case JourneyState.CustomerCode s -> Scanning.press(t, s, press);
            case JourneyState.PaidElsewhere s -> Elsewhere.press(t, s, press);
            case JourneyState.Qr s -> Paying.press(t, s, press);
            case JourneyState.CardTerminal s -> AtTerminal.press(t, s, press);
            case JourneyState.UnknownOutcome s -> Paying.press(t, s, press);
            case JourneyState.Success s -> Closing.press(t, s, press);
            case JourneyState.TakePhoto s -> Closing.press(t, s, press);
            case JourneyState.StillThere s -> Idling.press(t, s, press);
            case JourneyState.Stopped s -> Stops.press(t, s, press);
            case VisitState s -> Visiting.press(t, s, press);
            case JourneyState.OfflineNumber s -> Downtime.press(t, s, press);
            case JourneyState.OutOfService _ -> {}
        }
    }
}

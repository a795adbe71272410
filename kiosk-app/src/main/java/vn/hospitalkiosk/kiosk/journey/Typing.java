package vn.hospitalkiosk.kiosk.journey;

import java.time.ZoneId;
import java.util.Optional;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypeNumber;

/// Screen 05: twelve digits and a birth year by hand.
final class Typing {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int NUMBER_DIGITS = 12;
    private static final int YEAR_DIGITS = 4;
    private static final int OLDEST_YEAR = 1900;

    private Typing() {}

    static void show(Turn t, Session session) {
        t.show(new TypeNumber(session, "", "", true, true, false));
    }

    static void press(Turn t, TypeNumber s, Press press) {
        switch (press) {
            case Press.Digit(int digit) -> digit(t, s, digit);
            case Press.Delete _ -> delete(t, s);
            case Press.Clear _ -> {
                if (s.numberActive()) {
                    t.show(fields(s, "", s.birthYear(), true));
                } else {
                    t.show(fields(s, s.number(), "", false));
                }
            }
            case Press.ChooseField(boolean number) ->
                    t.show(fields(s, s.number(), s.birthYear(), number));
            case Press.ShowNumber(boolean shown) ->
                    t.show(
                            new TypeNumber(
                                    s.session(),
                                    s.number(),
                                    s.birthYear(),
                                    s.numberActive(),
                                    shown,
                                    s.noMatch()));
            case Press.Primary _ -> ask(t, s);
            case Press.Back _, Press.Cancel _ -> Identifying.show(t, s.session(), Optional.empty());
            default -> {} // not offered here
        }
    }

    private static TypeNumber fields(
            TypeNumber s, String number, String year, boolean numberActive) {
        boolean shown = s.shown() && (numberActive || !s.numberActive());
        return new TypeNumber(s.session(), number, year, numberActive, shown, false);
    }

    private static void digit(Turn t, TypeNumber s, int digit) {
        if (digit < 0 || digit > 9) {
            return;
        }
        if (s.numberActive() && s.number().length() < NUMBER_DIGITS) {
            String number = s.number() + digit;
            t.show(fields(s, number, s.birthYear(), number.length() < NUMBER_DIGITS));
        } else if (!s.numberActive() && s.birthYear().length() < YEAR_DIGITS) {
            t.show(fields(s, s.number(), s.birthYear() + digit, false));
        }
    }

    private static void delete(Turn t, TypeNumber s) {
        if (s.numberActive()) {
            t.show(fields(s, shorter(s.number()), s.birthYear(), true));
        } else if (s.birthYear().isEmpty()) {
            t.show(fields(s, shorter(s.number()), "", true));
        } else {
            t.show(fields(s, s.number(), shorter(s.birthYear()), false));
        }
    }

    private static String shorter(String digits) {
        return digits.substring(0, Math.max(0, digits.length() - 1));
    }

    private static void ask(Turn t, TypeNumber s) {
        if (s.number().length() != NUMBER_DIGITS || s.birthYear().length() != YEAR_DIGITS) {
            return;
        }
        int year = Integer.parseInt(s.birthYear());
        if (year < OLDEST_YEAR || year > t.now.atZone(HERE).getYear()) {
            noMatch(t, s.session());
            return;
        }
        Identifying.ask(
                t, s.session(), new PresentedDocument.Typed(new NationalId(s.number()), year));
    }

    static void noMatch(Turn t, Session session) {
        int wrong = t.identity().wrongNumbers() + 1;
        if (wrong >= Times.MOST_WRONG_NUMBERS) {
            Closing.finish(t);
            return;
        }
        t.set(t.identity().withWrongNumbers(wrong));
        t.show(new TypeNumber(session, "", "", true, true, true));
    }
}

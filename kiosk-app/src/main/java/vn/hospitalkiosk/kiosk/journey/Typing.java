package vn.hospitalkiosk.kiosk.journey;

import java.time.ZoneId;
import java.util.Optional;
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.PresentedDocument.TypedCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypeNumber;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypedKind;

/// Screen 05: a number and a birth year by hand.
final class Typing {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int YEAR_DIGITS = 4;
    private static final int OLDEST_YEAR = 1900;

    private Typing() {}

    static void show(Turn t, Session session, TypedKind kind) {
        t.show(empty(session, kind, false));
    }

    private static TypeNumber empty(Session session, TypedKind kind, boolean noMatch) {
        return new TypeNumber(session, kind, "", "", kind.most() > 0, true, noMatch);
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
            case Press.OtherWay _ -> t.show(new VisitState.NumberKind(s.session()));
            case Press.ChooseField(boolean number) -> {
                if (!number || s.kind().most() > 0) {
                    t.show(fields(s, s.number(), s.birthYear(), number));
                }
            }
            case Press.ShowNumber(boolean shown) ->
                    t.show(
                            new TypeNumber(
                                    s.session(),
                                    s.kind(),
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

    static void press(Turn t, VisitState.NumberKind s, Press press) {
        switch (press) {
            case Press.ChooseKind(TypedKind kind) -> show(t, s.session(), kind);
            case Press.Back _, Press.Cancel _ -> show(t, s.session(), TypedKind.PERSONAL);
            default -> {} // not offered here
        }
    }

    private static TypeNumber fields(
            TypeNumber s, String number, String year, boolean numberActive) {
        boolean shown = s.shown() && (numberActive || !s.numberActive());
        return new TypeNumber(s.session(), s.kind(), number, year, numberActive, shown, false);
    }

    private static void digit(Turn t, TypeNumber s, int digit) {
        if (digit < 0 || digit > 9) {
            return;
        }
        if (s.numberActive() && s.number().length() < s.kind().most()) {
            String number = s.number() + digit;
            t.show(fields(s, number, s.birthYear(), number.length() < s.kind().most()));
        } else if (!s.numberActive() && s.birthYear().length() < YEAR_DIGITS) {
            t.show(fields(s, s.number(), s.birthYear() + digit, false));
        }
    }

    private static void delete(Turn t, TypeNumber s) {
        if (s.numberActive()) {
            t.show(fields(s, shorter(s.number()), s.birthYear(), true));
        } else if (s.birthYear().isEmpty() && s.kind().most() > 0) {
            t.show(fields(s, shorter(s.number()), "", true));
        } else {
            t.show(fields(s, s.number(), shorter(s.birthYear()), false));
        }
    }

    private static String shorter(String digits) {
        return digits.substring(0, Math.max(0, digits.length() - 1));
    }

    private static void ask(Turn t, TypeNumber s) {
        if (s.number().length() < s.kind().fewest() || s.birthYear().length() != YEAR_DIGITS) {
            return;
        }
        int year = Integer.parseInt(s.birthYear());
        if (year < OLDEST_YEAR || year > t.now.atZone(HERE).getYear()) {
            noMatch(t, s.session());
            return;
        }
        Identifying.ask(t, s.session(), document(t, s, year));
    }

    private static PresentedDocument document(Turn t, TypeNumber s, int year) {
        return switch (s.kind()) {
            case PERSONAL -> new PresentedDocument.Typed(new NationalId(s.number()), year);
            case INSURANCE -> new TypedCode(TypedCode.Kind.INSURANCE, s.number(), year);
            case PATIENT_CODE -> new TypedCode(TypedCode.Kind.PATIENT_CODE, s.number(), year);
            case PHONE -> new TypedCode(TypedCode.Kind.PHONE, s.number(), year);
            case MOTHERS_CHILD ->
                    new TypedCode(
                            TypedCode.Kind.MOTHERS_NUMBER,
                            t.wish()
                                    .companion()
                                    .map(CompanionView::number)
                                    .map(NationalId::digits)
                                    .orElseThrow(),
                            year);
        };
    }

    static void noMatch(Turn t, Session session) {
        int wrong = t.identity().wrongNumbers() + 1;
        if (wrong >= Times.MOST_WRONG_NUMBERS) {
            Closing.finish(t);
            return;
        }
        t.set(t.identity().withWrongNumbers(wrong));
        t.show(empty(session, kind(t), true));
    }

    /// The tab the patient was on.
    private static TypedKind kind(Turn t) {
        return t.identity()
                .document()
                .map(document ->
                        document instanceof TypedCode code
                                ? switch (code.what()) {
                                    case INSURANCE -> TypedKind.INSURANCE;
                                    case PATIENT_CODE -> TypedKind.PATIENT_CODE;
                                    case PHONE -> TypedKind.PHONE;
                                    case MOTHERS_NUMBER -> TypedKind.MOTHERS_CHILD;
                                }
                                : TypedKind.PERSONAL)
                .orElse(TypedKind.PERSONAL);
    }
}

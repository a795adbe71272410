package vn.hospitalkiosk.kiosk.screen;

import static vn.hospitalkiosk.kiosk.screen.SampleData.LONG_NAME;
import static vn.hospitalkiosk.kiosk.screen.SampleData.NOW;
import static vn.hospitalkiosk.kiosk.screen.SampleData.P;
import static vn.hospitalkiosk.kiosk.screen.SampleData.S;
import static vn.hospitalkiosk.kiosk.screen.SampleData.at;
import static vn.hospitalkiosk.kiosk.screen.SampleData.booking;
import static vn.hospitalkiosk.kiosk.screen.SampleData.code;
import static vn.hospitalkiosk.kiosk.screen.SampleData.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble.Trouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Limit;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.ReadingChip.Stage;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting.What;
import vn.hospitalkiosk.kiosk.journey.Task;

/// Every screen in every state it has.
final class Samples {
    private Samples() {}

    record Sample(String name, JourneyState state) {}

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        welcome(all);
        identify(all);
        confirm(all);
        VisitSamples.all(all);
        PaySamples.looking(all);
        PaySamples.pay(all);
        PaySamples.done(all);
        other(all);
        return all;
    }

    private static void welcome(List<Sample> all) {
        all.add(new Sample("01-welcome", new JourneyState.Welcome(List.of())));
        all.add(
                new Sample(
                        "01-welcome-limited",
                        new JourneyState.Welcome(List.of(new Limit.MethodDown("Viettel Money")))));
        all.add(
                new Sample(
                        "01-welcome-all-limits",
                        new JourneyState.Welcome(
                                List.of(
                                        new Limit.NoPaper(),
                                        new Limit.MethodDown("Viettel Money"),
                                        new Limit.MethodDown("MoMo")))));
        all.add(
                new Sample(
                        "01b-payments-down",
                        new JourneyState.Welcome(List.of(new Limit.PaymentsDown(at("14:05"))))));
        all.add(
                new Sample(
                        "01-his-down",
                        new JourneyState.Welcome(List.of(new Limit.HisDown(at("10:04"))))));
    }

    private static void identify(List<Sample> all) {
        all.add(
                new Sample(
                        "01-welcome-register-only",
                        new JourneyState.Welcome(
                                List.of(
                                        new Limit.NoPaper(),
                                        new Limit.TaskNotHere(Task.PAY),
                                        new Limit.TaskNotHere(Task.STATUS)))));
        all.add(
                new Sample(
                        "02-identify",
                        new JourneyState.Identify(S, true, true, false, "", Optional.empty())));
        all.add(
                new Sample(
                        "02-reader-down",
                        new JourneyState.Identify(S, false, true, false, "", Optional.empty())));
        all.add(
                new Sample(
                        "02-scanner-down",
                        new JourneyState.Identify(S, true, false, false, "", Optional.empty())));
        all.add(
                new Sample(
                        "02-both-down",
                        new JourneyState.Identify(S, false, false, false, "", Optional.empty())));
        for (Note note :
                List.of(Note.NO_MATCH, Note.NOT_A_KNOWN_CODE, Note.CODE_SEEN, Note.SHOW_CODE)) {
            all.add(
                    new Sample(
                            "02-note-" + note.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.Identify(
                                    S, true, true, false, "", Optional.of(note))));
        }
        all.add(
                new Sample(
                        "02-digits-none",
                        new JourneyState.Identify(S, true, true, true, "", Optional.empty())));
        all.add(
                new Sample(
                        "02-digits-four",
                        new JourneyState.Identify(S, true, true, true, "0100", Optional.empty())));
        all.add(
                new Sample(
                        "02-digits-six",
                        new JourneyState.Identify(
                                S,
                                true,
                                true,
                                true,
                                "010042",
                                Optional.of(Note.NOT_A_KNOWN_CODE))));
        identifyMore(all);
    }

    private static void identifyMore(List<Sample> all) {
        all.add(
                new Sample(
                        "03-reading", new JourneyState.ReadingChip(S, Stage.READING, 620, 1000)));
        all.add(new Sample("03-found", new JourneyState.ReadingChip(S, Stage.CARD_FOUND, 0, 0)));
        all.add(
                new Sample(
                        "03-checking",
                        new JourneyState.ReadingChip(S, Stage.CHECKING, 1000, 1000)));
        all.add(
                new Sample(
                        "04-moved", new JourneyState.CardTrouble(S, Trouble.MOVED, code("C12"))));
        all.add(
                new Sample(
                        "04b-wrong",
                        new JourneyState.CardTrouble(S, Trouble.WRONG_CARD, code("C21"))));
        all.add(
                new Sample(
                        "04-digits",
                        new JourneyState.CardTrouble(S, Trouble.WRONG_DIGITS, code("C11"))));
        all.add(
                new Sample(
                        "04c-unreadable",
                        new JourneyState.CardTrouble(S, Trouble.UNREADABLE, code("C33"))));
        all.add(
                new Sample(
                        "04c-see-desk",
                        new JourneyState.CardTrouble(S, Trouble.SEE_DESK, code("C51"))));
        all.add(
                new Sample(
                        "05-typed",
                        new JourneyState.TypeNumber(
                                S, "031085010427", "198", false, false, false)));
        all.add(
                new Sample(
                        "05-typed-empty",
                        new JourneyState.TypeNumber(S, "", "", true, false, false)));
        all.add(
                new Sample(
                        "05-typed-shown",
                        new JourneyState.TypeNumber(
                                S, "031085010427", "1985", false, true, false)));
        all.add(
                new Sample(
                        "05-typed-no-match",
                        new JourneyState.TypeNumber(S, "0310850104", "", true, false, true)));
    }

    private static void confirm(List<Sample> all) {
        for (CoverageView.State state : CoverageView.State.values()) {
            all.add(
                    new Sample(
                            "06-confirm-" + state.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.Confirm(S, patient(state), List.of())));
        }
        all.add(
                new Sample(
                        "06-confirm-long-name", new JourneyState.Confirm(S, LONG_NAME, List.of())));
        BookingView heart = booking("apt-1", "08:30", "Nội Tim mạch");
        all.add(new Sample("07-reason", new JourneyState.Reason(S, P, List.of(heart))));
        all.add(
                new Sample(
                        "07-reason-late",
                        new JourneyState.Reason(
                                S,
                                P,
                                List.of(
                                        booking(
                                                "apt-1",
                                                "07:04",
                                                "Ngoại Chấn thương chỉnh hình")))));
        all.add(
                new Sample(
                        "07-reason-two",
                        new JourneyState.Reason(
                                S, LONG_NAME, List.of(heart, booking("apt-2", "14:00", "Mắt")))));
        all.add(
                new Sample(
                        "07-reason-three",
                        new JourneyState.Reason(
                                S,
                                P,
                                List.of(
                                        heart,
                                        booking("apt-2", "14:00", "Mắt"),
                                        booking("apt-3", "15:00", "Da liễu")))));
        all.add(new Sample("07-reason-none", new JourneyState.Reason(S, P, List.of())));
        for (What what : What.values()) {
            all.add(
                    new Sample(
                            "waiting-" + what.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.Waiting(S, what, NOW.minusSeconds(2))));
        }
        all.add(
                new Sample(
                        "waiting-long",
                        new JourneyState.Waiting(S, What.FINDING_PATIENT, NOW.minusSeconds(12))));
    }

    private static void other(List<Sample> all) {
        JourneyState behind = new JourneyState.Confirm(S, P, List.of());
        all.add(
                new Sample(
                        "17-still-there",
                        new JourneyState.StillThere(behind, NOW.plusSeconds(18), true)));
        all.add(
                new Sample(
                        "17-still-there-paid",
                        new JourneyState.StillThere(behind, NOW.plusSeconds(4), false)));
        all.add(
                new Sample(
                        "18-out-of-service",
                        new JourneyState.OutOfService(code("K01"), Optional.of(at("08:30")))));
        all.add(
                new Sample(
                        "18-out-of-service-open",
                        new JourneyState.OutOfService(code("G01"), Optional.empty())));
        for (String letter : List.of("H01", "G01", "M01", "K01", "K75", "K76")) {
            all.add(
                    new Sample(
                            "stopped-" + letter,
                            new JourneyState.Stopped(S, code(letter), !letter.equals("K01"))));
        }
    }
}

package vn.hospitalkiosk.kiosk.screen;

import static vn.hospitalkiosk.kiosk.screen.SampleData.BILL;
import static vn.hospitalkiosk.kiosk.screen.SampleData.LONG_NAME;
import static vn.hospitalkiosk.kiosk.screen.SampleData.NOW;
import static vn.hospitalkiosk.kiosk.screen.SampleData.P;
import static vn.hospitalkiosk.kiosk.screen.SampleData.ROOM;
import static vn.hospitalkiosk.kiosk.screen.SampleData.S;
import static vn.hospitalkiosk.kiosk.screen.SampleData.TICKET;
import static vn.hospitalkiosk.kiosk.screen.SampleData.at;
import static vn.hospitalkiosk.kiosk.screen.SampleData.patient;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.OfflineNumber;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypedKind;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting.What;
import vn.hospitalkiosk.kiosk.journey.VisitState;
import vn.hospitalkiosk.kiosk.screen.Samples.Sample;

/// Screens between "who" and "how much", and 23, in every state they have.
final class VisitSamples {
    private static final Place FAR = new Place("Phòng 302", "Tầng 3", "nhà B", "");

    private VisitSamples() {}

    static void all(List<Sample> all) {
        who(all);
        papers(all);
        clinics(all);
        rest(all);
        offline(all);
    }

    private static void who(List<Sample> all) {
        all.add(
                new Sample(
                        "02-companions-card",
                        new JourneyState.Identify(
                                S, true, true, false, "", Optional.of(Note.COMPANIONS_CARD))));
        all.add(
                new Sample(
                        "02-patients-card",
                        new JourneyState.Identify(
                                S, true, true, false, "", Optional.of(Note.PATIENTS_CARD))));
        for (TypedKind kind : TypedKind.values()) {
            all.add(
                    new Sample(
                            "05-" + kind,
                            new JourneyState.TypeNumber(
                                    S, kind, "", "", kind.most() > 0, true, false)));
            all.add(
                    new Sample(
                            "05-no-match-" + kind,
                            new JourneyState.TypeNumber(
                                    S, kind, "", "", kind.most() > 0, true, true)));
        }
        all.add(new Sample("05a-kind", new VisitState.NumberKind(S)));
        all.add(new Sample("05b-companion", new VisitState.Companion(S)));
        all.add(
                new Sample(
                        "06-for-other", new JourneyState.Confirm(S, LONG_NAME, List.of(), true)));
        all.add(new Sample("06c-new-patient", new VisitState.NewPatient(S, unused())));
        all.add(new Sample("06d-consent", new VisitState.Consent(S, unused(), asked(), Set.of())));
        all.add(
                new Sample(
                        "06d-consent-ticked",
                        new VisitState.Consent(S, unused(), asked(), Set.of("record"))));
    }

    private static vn.hospitalkiosk.api.PatientView unused() {
        return patient(CoverageView.State.NOT_USED);
    }

    private static List<ConsentQuestion> asked() {
        return List.of(
                question(
                        "record",
                        true,
                        "Lập hồ sơ khám bệnh",
                        "Bệnh viện dùng họ tên, ngày sinh, giới tính và số định danh để lập hồ sơ và khám, chữa bệnh cho Quý vị.",
                        "Make my medical record",
                        "The hospital uses your name, birth date, sex and ID number to make your record and to treat you."),
                question(
                        "health-book",
                        false,
                        "Sổ sức khoẻ điện tử",
                        "Gửi kết quả khám vào Sổ sức khoẻ điện tử của Quý vị trên VNeID.",
                        "Electronic health book",
                        "Send the results of this visit to your health book in VNeID."),
                question(
                        "reminders",
                        false,
                        "Nhắc lịch tái khám",
                        "Gửi tin nhắn nhắc lịch tái khám đến số điện thoại trong hồ sơ.",
                        "Reminders",
                        "Send reminders of follow-up visits to the phone number in your record."));
    }

    private static ConsentQuestion question(
            String id, boolean required, String vi, String viText, String en, String enText) {
        return new ConsentQuestion(
                id,
                "2026-11",
                required,
                new ConsentQuestion.Words(vi, viText, "a"),
                new ConsentQuestion.Words(en, enText, "b"));
    }

    private static void papers(List<Sample> all) {
        all.add(new Sample("07b-slip", new VisitState.ShowSlip(S, P, true, Optional.empty())));
        all.add(
                new Sample(
                        "07b-slip-no-scanner",
                        new VisitState.ShowSlip(S, P, false, Optional.empty())));
        for (VisitState.SlipProblem problem : VisitState.SlipProblem.values()) {
            all.add(
                    new Sample(
                            "07b-slip-" + problem,
                            new VisitState.ShowSlip(S, P, true, Optional.of(problem))));
        }
        for (VisitState.Referral.Field field : VisitState.Referral.Field.values()) {
            all.add(
                    new Sample(
                            "07c-referral-" + field,
                            new VisitState.Referral(S, P, field, "2511", "", "", false, false)));
        }
        all.add(
                new Sample(
                        "07c-referral-done",
                        new VisitState.Referral(
                                S,
                                P,
                                VisitState.Referral.Field.NUMBER,
                                "20112026",
                                "123456789012",
                                "56001",
                                true,
                                false)));
        all.add(
                new Sample(
                        "07c-referral-over",
                        new VisitState.Referral(
                                S,
                                P,
                                VisitState.Referral.Field.WRITTEN,
                                "02112026",
                                "1234",
                                "56001",
                                false,
                                true)));
    }

    private static ClinicView clinic(
            String id,
            String specialty,
            Place place,
            String doctor,
            Optional<Integer> waiting,
            Optional<Integer> minutes,
            long fee,
            boolean insured) {
        return new ClinicView(
                new ClinicId(id),
                specialty,
                specialty + " " + id,
                doctor,
                place,
                true,
                Optional.empty(),
                waiting,
                minutes,
                Optional.of(Vnd.of(fee)),
                insured);
    }

    private static ClinicView closed(String id, String specialty) {
        return new ClinicView(
                new ClinicId(id),
                specialty,
                specialty,
                "",
                ROOM,
                false,
                Optional.of(at("07:00").plusSeconds(86_400)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static List<ClinicView> cardiology() {
        return List.of(
                clinic(
                        "1",
                        "Nội Tim mạch",
                        new Place("Phòng 205", "Tầng 2", "nhà A", ""),
                        "BS. CKI. Lê T. M.",
                        Optional.of(6),
                        Optional.of(25),
                        50_600,
                        true),
                clinic(
                        "2",
                        "Nội Tim mạch",
                        new Place("Phòng 206", "Tầng 2", "nhà A", ""),
                        "ThS. BS. Trần Q. H.",
                        Optional.of(11),
                        Optional.of(45),
                        50_600,
                        true),
                clinic(
                        "3",
                        "Nội Tim mạch",
                        new Place("Phòng 301", "Tầng 3", "nhà B", ""),
                        "BS. CKII. Phạm N. D.",
                        Optional.of(17),
                        Optional.of(70),
                        50_600,
                        true),
                clinic(
                        "4",
                        "Nội Tim mạch",
                        FAR,
                        "Khám theo yêu cầu",
                        Optional.of(3),
                        Optional.of(15),
                        200_000,
                        false));
    }

    private static List<ClinicView> many() {
        List<ClinicView> many = new ArrayList<>(cardiology());
        String[] names = {
            "Nội tổng quát",
            "Chấn thương",
            "Sản – Phụ khoa",
            "Nhi",
            "Mắt",
            "Tai Mũi Họng",
            "Răng Hàm Mặt",
            "Thần kinh – Cơ xương khớp",
            "Tiêu hoá",
            "Hô hấp"
        };
        for (int i = 0; i < names.length; i++) {
            many.add(
                    clinic(
                            "n" + i,
                            names[i],
                            ROOM,
                            "",
                            Optional.of(i),
                            i == 4 ? Optional.empty() : Optional.of(10 + 9 * i),
                            50_600,
                            true));
        }
        many.add(2, closed("da", "Da liễu"));
        return many;
    }

    private static void clinics(List<Sample> all) {
        all.add(new Sample("08-specialty", new VisitState.Specialties(S, P, NOW, many())));
        all.add(
                new Sample(
                        "08-specialty-old",
                        new VisitState.Specialties(
                                S, LONG_NAME, NOW.minusSeconds(400), many().subList(0, 6))));
        all.add(
                new Sample(
                        "08b-clinic",
                        new VisitState.Clinics(
                                S, P, NOW, "Nội Tim mạch", cardiology(), Optional.empty())));
        List<ClinicView> five = new ArrayList<>(cardiology());
        five.add(closed("5", "Nội Tim mạch"));
        all.add(
                new Sample(
                        "08b-clinic-full",
                        new VisitState.Clinics(
                                S,
                                P,
                                NOW.minusSeconds(400),
                                "Thần kinh – Cơ xương khớp",
                                five,
                                Optional.of("x"))));
        PriorityView groups =
                new PriorityView(
                        Set.of(),
                        EnumSet.of(
                                PriorityGroup.PREGNANT,
                                PriorityGroup.SEVERE_DISABILITY,
                                PriorityGroup.MERIT,
                                PriorityGroup.UNDER_6));
        all.add(new Sample("09-priority", new VisitState.Priority(S, P, groups, Set.of())));
        all.add(
                new Sample(
                        "09-priority-two",
                        new VisitState.Priority(
                                S,
                                P,
                                new PriorityView(
                                        Set.of(),
                                        EnumSet.of(
                                                PriorityGroup.SEVERE_DISABILITY,
                                                PriorityGroup.MERIT,
                                                PriorityGroup.PREGNANT)),
                                Set.of(PriorityGroup.MERIT))));
        all.add(
                new Sample(
                        "10-quote",
                        new VisitState.Quote(S, P, cardiology().getFirst(), Optional.of(quote()))));
        all.add(
                new Sample(
                        "10-quote-outside",
                        new VisitState.Quote(
                                S,
                                patient(CoverageView.State.UNVERIFIED),
                                cardiology().getLast(),
                                Optional.of(quote()))));
        all.add(
                new Sample(
                        "10-quote-none",
                        new VisitState.Quote(S, P, cardiology().getFirst(), Optional.empty())));
    }

    private static QuoteView quote() {
        return new QuoteView(
                BILL.lines(),
                BILL.total(),
                BILL.insurancePays(),
                BILL.insurancePercent(),
                BILL.coPayment(),
                BILL.notCovered(),
                BILL.deposit(),
                BILL.due(),
                BILL.dueInWords());
    }

    private static void rest(List<Sample> all) {
        List<ResultView> results =
                List.of(
                        new ResultView(
                                "1",
                                "Xét nghiệm sinh hoá máu",
                                ResultView.State.READY,
                                Optional.of(at("07:10")),
                                ROOM),
                        new ResultView(
                                "2",
                                "Siêu âm Doppler tim",
                                ResultView.State.IN_PROGRESS,
                                Optional.of(at("08:30")),
                                ROOM),
                        new ResultView(
                                "3",
                                "Chụp cắt lớp vi tính lồng ngực không tiêm thuốc cản quang",
                                ResultView.State.ORDERED,
                                Optional.empty(),
                                ROOM));
        all.add(new Sample("07d-results", new VisitState.Results(S, P, results)));
        all.add(new Sample("07d-results-none", new VisitState.Results(S, P, List.of())));
        for (TicketStatus.State state : TicketStatus.State.values()) {
            all.add(
                    new Sample(
                            "01f-ticket-" + state,
                            new VisitState.TicketStanding(S, new TicketStatus(TICKET, state))));
        }
        for (What what :
                List.of(
                        What.LOADING_CONSENTS,
                        What.MAKING_RECORD,
                        What.CHECKING_SLIP,
                        What.LOADING_CLINICS,
                        What.QUOTING,
                        What.LOADING_RESULTS)) {
            all.add(new Sample("waiting-" + what, new JourneyState.Waiting(S, what, NOW)));
        }
    }

    private static void offline(List<Sample> all) {
        all.add(
                new Sample(
                        "01-his-down-numbers",
                        new JourneyState.Welcome(
                                List.of(
                                        new JourneyState.Limit.HisDown(at("07:04")),
                                        new JourneyState.Limit.NumbersHere()))));
        all.add(new Sample("23-offline", offline(true, Optional.empty(), Optional.empty(), false)));
        all.add(
                new Sample(
                        "23-offline-his",
                        offline(false, Optional.empty(), Optional.empty(), false)));
        all.add(
                new Sample(
                        "23-offline-issued",
                        offline(
                                true,
                                Optional.of(NumberClass.INSURED),
                                Optional.of("K3-017"),
                                false)));
        all.add(
                new Sample(
                        "23-offline-printed",
                        offline(
                                true,
                                Optional.of(NumberClass.PRIORITY),
                                Optional.of("K12-1017"),
                                true)));
    }

    private static OfflineNumber offline(
            boolean gateway, Optional<NumberClass> kind, Optional<String> number, boolean printed) {
        return new OfflineNumber(
                gateway, at("07:04"), "K3", kind, number, printed, Optional.of(NOW));
    }
}

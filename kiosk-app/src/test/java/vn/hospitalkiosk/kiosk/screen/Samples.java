package vn.hospitalkiosk.kiosk.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble.Trouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Limit;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.ReadingChip.Stage;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Success.SlipState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting.What;
import vn.hospitalkiosk.kiosk.journey.Task;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// Every screen in every state it has, with the invented patient of the design pictures.
final class Samples {
    private Samples() {}

    record Sample(String name, JourneyState state) {}

    static final Hospital HOSPITAL =
            new Hospital(
                    new KioskId("K03"),
                    new Hospital.Words(
                            "Bệnh viện Đa khoa tỉnh Khánh Hòa",
                            "Khánh Hòa Provincial General Hospital"),
                    new Hospital.Words("Khu khám bệnh · Tầng 1", "Outpatient hall · Floor 1"),
                    "Kiosk 03",
                    new Hospital.Words(
                            "quầy thu viện phí 4–6, tầng 1, bên phải sảnh",
                            "cashier desks 4–6, floor 1, right of the hall"),
                    new Hospital.Words("quầy 4–6", "desks 4–6"),
                    new Hospital.Words("quầy tiếp đón 1–3, tầng 1", "reception 1–3, floor 1"),
                    new Hospital.Words("quầy tiếp đón 1–3", "reception 1–3"),
                    new Hospital.Words("Kiosk 04, bên phải, cách 8 m", "Kiosk 04, right, 8 m"));

    /// 25/11/2026 07:44 in Khánh Hòa.
    static final Instant NOW = Instant.parse("2026-11-25T00:44:00Z");

    private static Instant at(String time) {
        return Instant.parse("2026-11-25T" + time + ":00Z").minusSeconds(7 * 3600);
    }

    private static JourneyState.Session session(Task task) {
        return new JourneyState.Session(
                new VisitId("visit-1"), task, Optional.of(NOW.plusSeconds(45)));
    }

    private static final JourneyState.Session S = session(Task.REGISTER);

    private static CoverageView coverage(CoverageView.State state) {
        boolean used = state != CoverageView.State.NOT_USED;
        return new CoverageView(
                state,
                used ? Optional.of("•••• 3186") : Optional.empty(),
                used ? Optional.of(LocalDate.of(2026, 12, 31)) : Optional.empty(),
                state == CoverageView.State.VALID ? Optional.of(80) : Optional.empty());
    }

    private static PatientView patient(CoverageView.State state) {
        return new PatientView("NGUYỄN V** A", 1985, "•••• •••• 0427", coverage(state));
    }

    private static final PatientView P = patient(CoverageView.State.VALID);
    private static final PatientView LONG_NAME =
            new PatientView(
                    "NGUYỄN T** T** P** T**",
                    1941,
                    "•••• •••• 0427",
                    coverage(CoverageView.State.NEW_CARD));

    /// After a restart of the kiosk.
    private static final PatientView NOBODY =
            new PatientView("", 0, "", coverage(CoverageView.State.NOT_USED));

    private static final Place ROOM =
            new Place("Phòng 205", "Tầng 2", "Nhà A", "Thang máy số 2, ra khỏi thang rẽ trái 20 m");
    private static final Ticket TICKET =
            new Ticket(
                    "034",
                    "Nội Tim mạch",
                    ROOM,
                    Optional.of(at("08:10")),
                    Optional.of(6),
                    List.of("Khám Nội Tim mạch – P. 205"),
                    "enc-7f3a91");
    private static final Ticket BARE_TICKET =
            new Ticket(
                    "1034",
                    "Ngoại Chấn thương chỉnh hình",
                    new Place("Phòng 112", "Tầng 1", "Nhà B", ""),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "enc-7f3a92");

    private static BookingView booking(String id, String time, String clinic) {
        return new BookingView(new BookingId(id), at(time), clinic, ROOM);
    }

    private static BillView.Line line(String name, String note, int quantity, long dong) {
        return new BillView.Line(name, note, quantity, Vnd.of(dong));
    }

    private static final List<BillView.Line> FIVE =
            List.of(
                    line("Khám chuyên khoa Nội Tim mạch", "", 1, 50_600),
                    line("Điện tim", "", 1, 39_900),
                    line("Siêu âm Doppler tim", "", 1, 252_300),
                    line("Xét nghiệm sinh hoá máu", "4 chỉ số", 1, 89_600),
                    line("In phim và đĩa kết quả", "ngoài BHYT", 1, 35_000));

    private static final BillView BILL =
            new BillView(
                    new BillId("inv-1"),
                    FIVE,
                    Vnd.of(467_400),
                    Vnd.of(345_920),
                    80,
                    Vnd.of(86_480),
                    Vnd.of(35_000),
                    Vnd.of(50_000),
                    Vnd.of(71_480),
                    "bảy mươi mốt nghìn bốn trăm tám mươi đồng");

    private static BillView longBill() {
        List<BillView.Line> lines = new ArrayList<>(FIVE);
        for (int i = 1; i <= 6; i++) {
            lines.add(
                    line(
                            "Chụp cắt lớp vi tính lồng ngực không tiêm thuốc cản quang",
                            "",
                            2,
                            1_222_000));
        }
        return new BillView(
                new BillId("inv-2"),
                lines,
                Vnd.of(7_799_400),
                Vnd.of(0),
                0,
                Vnd.of(0),
                Vnd.of(7_799_400),
                Vnd.of(0),
                Vnd.of(7_799_400),
                "bảy triệu bảy trăm chín mươi chín nghìn bốn trăm đồng");
    }

    private static final BillView FEE =
            new BillView(
                    new BillId("inv-3"),
                    List.of(FIVE.getFirst()),
                    Vnd.of(50_600),
                    Vnd.of(40_480),
                    80,
                    Vnd.of(10_120),
                    Vnd.of(0),
                    Vnd.of(0),
                    Vnd.of(10_120),
                    "mười nghìn một trăm hai mươi đồng");
    private static final BillView FREE =
            new BillView(
                    new BillId("inv-4"),
                    List.of(FIVE.getFirst()),
                    Vnd.of(50_600),
                    Vnd.of(50_600),
                    100,
                    Vnd.of(0),
                    Vnd.of(0),
                    Vnd.of(0),
                    Vnd.of(0),
                    "không đồng");

    private static MethodView method(String code, String label, MethodView.Kind kind) {
        return new MethodView(
                new PspCode(code), label, kind, true, Optional.empty(), Optional.empty());
    }

    private static MethodView down(String code, String label) {
        return new MethodView(
                new PspCode(code),
                label,
                MethodView.Kind.WALLET,
                false,
                Optional.of(at("07:20")),
                Optional.empty());
    }

    private static final MethodView MOMO = method("momo", "MoMo", MethodView.Kind.WALLET);
    private static final List<MethodView> METHODS =
            List.of(
                    method("vietqr", "VietQR", MethodView.Kind.BANK_QR),
                    MOMO,
                    method("zalopay", "ZaloPay", MethodView.Kind.WALLET),
                    method("vnptmoney", "VNPT Money", MethodView.Kind.WALLET),
                    method("card", "Thẻ ngân hàng", MethodView.Kind.CARD_TERMINAL),
                    down("viettelmoney", "Viettel Money"));

    private static PaymentView payment(String psp, PaymentState state) {
        boolean taken = state == PaymentState.CAPTURED;
        return new PaymentView(
                new PaymentId("pay-1"),
                3,
                new BillId("inv-1"),
                new PspCode(psp),
                state,
                Vnd.of(71_480),
                "KH03-7K2M9Q",
                "Bệnh viện Đa khoa tỉnh Khánh Hòa",
                Optional.of(
                        "00020101021226110007vn.momo0208SAMPLEQR5204806253037045405714805802VN5913BENH VIEN KH6009NHA TRANG62150811KH03-7K2M9Q6304ABCD"),
                Optional.of(NOW.plusSeconds(272)),
                Optional.of(NOW.minusSeconds(3)),
                3,
                Optional.of(NOW.plusSeconds(9)),
                taken ? Optional.of("PT03-000127") : Optional.empty(),
                taken ? Optional.of(NOW) : Optional.empty());
    }

    private static JourneyState.Qr qr(
            String psp, String label, boolean asking, boolean notSeen, boolean expired) {
        return new JourneyState.Qr(
                S,
                P,
                TICKET,
                BILL,
                payment(psp, PaymentState.AWAITING_PAYER),
                label,
                asking,
                notSeen,
                expired);
    }

    private static JourneyState.Success success(
            Task task,
            PatientView patient,
            Ticket ticket,
            Optional<PaymentView> payment,
            boolean later,
            SlipState slip,
            boolean card) {
        return new JourneyState.Success(
                session(task),
                patient,
                ticket,
                payment,
                later,
                slip,
                card,
                slip == SlipState.PRINTED && !card
                        ? Optional.of(NOW.plusSeconds(15))
                        : Optional.empty());
    }

    private static FailureCode code(String code) {
        return new FailureCode(code);
    }

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        welcome(all);
        identify(all);
        confirm(all);
        pay(all);
        done(all);
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

    private static void pay(List<Sample> all) {
        all.add(new Sample("10-bill", new JourneyState.Bill(S, P, TICKET, BILL, Optional.empty())));
        all.add(
                new Sample(
                        "10-bill-fee", new JourneyState.Bill(S, P, TICKET, FEE, Optional.empty())));
        all.add(
                new Sample(
                        "10-bill-long",
                        new JourneyState.Bill(S, P, TICKET, longBill(), Optional.empty())));
        all.add(
                new Sample(
                        "10-bill-nothing-due",
                        new JourneyState.Bill(S, P, TICKET, FREE, Optional.empty())));
        all.add(
                new Sample(
                        "10-bill-elsewhere",
                        new JourneyState.Bill(
                                S,
                                patient(CoverageView.State.UNVERIFIED),
                                TICKET,
                                BILL,
                                Optional.of(new KioskId("K02")))));
        all.add(
                new Sample(
                        "11-method",
                        new JourneyState.Method(S, P, TICKET, BILL, METHODS, Optional.empty())));
        all.add(
                new Sample(
                        "11-method-one",
                        new JourneyState.Method(
                                S, P, TICKET, BILL, List.of(MOMO), Optional.empty())));
        all.add(
                new Sample(
                        "11-method-all-down",
                        new JourneyState.Method(
                                S,
                                P,
                                TICKET,
                                BILL,
                                List.of(down("momo", "MoMo")),
                                Optional.of(Note.METHOD_JUST_WENT_DOWN))));
        for (Note note :
                List.of(
                        Note.NOTHING_TAKEN_DECLINED,
                        Note.NOTHING_TAKEN_EXPIRED,
                        Note.NOTHING_TAKEN_CANCELLED)) {
            all.add(
                    new Sample(
                            "11-method-" + note.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.Method(
                                    S,
                                    P,
                                    TICKET,
                                    BILL,
                                    List.of(MOMO, METHODS.getFirst()),
                                    Optional.of(note))));
        }
        all.add(new Sample("12-qr", qr("vietqr", "VietQR", false, false, false)));
        all.add(new Sample("12-qr-momo", qr("momo", "MoMo", false, false, false)));
        all.add(new Sample("12-qr-asking", qr("momo", "MoMo", true, false, false)));
        all.add(new Sample("12-qr-not-seen", qr("momo", "MoMo", false, true, false)));
        all.add(new Sample("12-qr-expired", qr("momo", "MoMo", false, false, true)));
        all.add(
                new Sample(
                        "14-unknown",
                        new JourneyState.UnknownOutcome(
                                S,
                                P,
                                TICKET,
                                BILL,
                                payment("vietqr", PaymentState.UNRESOLVED),
                                NOW.plusSeconds(108))));
        all.add(
                new Sample(
                        "14-unknown-momo",
                        new JourneyState.UnknownOutcome(
                                S,
                                P,
                                TICKET,
                                BILL,
                                payment("momo", PaymentState.UNRESOLVED),
                                NOW.plusSeconds(8))));
    }

    private static void done(List<Sample> all) {
        for (PaymentState state :
                List.of(
                        PaymentState.AMOUNT_DIFFERS,
                        PaymentState.CAPTURED_LATE,
                        PaymentState.CAPTURED_TWICE)) {
            all.add(
                    new Sample(
                            "14-" + state.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.UnknownOutcome(
                                    S,
                                    NOBODY,
                                    TICKET,
                                    BILL,
                                    payment("momo", state),
                                    NOW.plusSeconds(108))));
        }
        Optional<PaymentView> paid = Optional.of(payment("momo", PaymentState.CAPTURED));
        all.add(
                new Sample(
                        "15-success",
                        success(Task.REGISTER, P, TICKET, paid, false, SlipState.PRINTING, true)));
        all.add(
                new Sample(
                        "15-success-printed",
                        success(Task.REGISTER, P, TICKET, paid, false, SlipState.PRINTED, false)));
        all.add(
                new Sample(
                        "15-success-bare",
                        success(
                                Task.REGISTER,
                                patient(CoverageView.State.UNVERIFIED),
                                BARE_TICKET,
                                paid,
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Sample(
                        "15-success-nothing-due",
                        success(
                                Task.REGISTER,
                                P,
                                TICKET,
                                Optional.empty(),
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Sample(
                        "15-success-pay-later",
                        success(
                                Task.REGISTER,
                                patient(CoverageView.State.UNVERIFIED),
                                TICKET,
                                Optional.empty(),
                                true,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Sample(
                        "15-success-paid-only",
                        success(Task.PAY, P, TICKET, paid, false, SlipState.PRINTED, false)));
        all.add(
                new Sample(
                        "15-success-status",
                        success(
                                Task.STATUS,
                                P,
                                TICKET,
                                Optional.empty(),
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Sample(
                        "15-success-unresolved",
                        success(
                                Task.REGISTER,
                                P,
                                TICKET,
                                Optional.of(payment("momo", PaymentState.UNRESOLVED)),
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Sample(
                        "16-no-paper",
                        new JourneyState.TakePhoto(
                                S, P, TICKET, paid, true, code("P01"), NOW.plusSeconds(108))));
        all.add(
                new Sample(
                        "16-printer-fault",
                        new JourneyState.TakePhoto(
                                S,
                                P,
                                BARE_TICKET,
                                Optional.of(payment("momo", PaymentState.UNRESOLVED)),
                                false,
                                code("P02"),
                                NOW.plusSeconds(108))));
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
        for (String letter : List.of("H01", "G01", "M01", "K01")) {
            all.add(
                    new Sample(
                            "stopped-" + letter,
                            new JourneyState.Stopped(S, code(letter), !letter.equals("K01"))));
        }
    }
}

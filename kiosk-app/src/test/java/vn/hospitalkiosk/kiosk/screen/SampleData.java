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
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.LookupView;
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
import vn.hospitalkiosk.kiosk.journey.JourneyState.Success.SlipState;
import vn.hospitalkiosk.kiosk.journey.Task;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// The invented patient, hospital and amounts of the design pictures.
final class SampleData {
    private SampleData() {}

    static final Hospital HOSPITAL =
            new Hospital(
                    new FacilityId("KH01"),
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

    static Instant at(String time) {
        return Instant.parse("2026-11-25T" + time + ":00Z").minusSeconds(7 * 3600);
    }

    static JourneyState.Session session(Task task) {
        return new JourneyState.Session(
                new VisitId("visit-1"), task, Optional.of(NOW.plusSeconds(45)));
    }

    static final JourneyState.Session S = session(Task.REGISTER);

    static CoverageView coverage(CoverageView.State state) {
        boolean used = state != CoverageView.State.NOT_USED;
        return new CoverageView(
                state,
                used ? Optional.of("•••• 3186") : Optional.empty(),
                used ? Optional.of(LocalDate.of(2026, 12, 31)) : Optional.empty(),
                state == CoverageView.State.VALID ? Optional.of(80) : Optional.empty());
    }

    static PatientView patient(CoverageView.State state) {
        return new PatientView("NGUYỄN V** A", 1985, "•••• •••• 0427", coverage(state));
    }

    static final PatientView P = patient(CoverageView.State.VALID);
    static final PatientView LONG_NAME =
            new PatientView(
                    "NGUYỄN T** T** P** T**",
                    1941,
                    "•••• •••• 0427",
                    coverage(CoverageView.State.NEW_CARD));

    /// After a restart of the kiosk.
    static final PatientView NOBODY =
            new PatientView("", 0, "", coverage(CoverageView.State.NOT_USED));

    static final Place ROOM =
            new Place("Phòng 205", "Tầng 2", "Nhà A", "Thang máy số 2, ra khỏi thang rẽ trái 20 m");
    static final Ticket TICKET =
            new Ticket(
                    "034",
                    "Nội Tim mạch",
                    ROOM,
                    Optional.of(at("08:10")),
                    Optional.of(6),
                    List.of("Khám Nội Tim mạch – P. 205"),
                    "enc-7f3a91");
    static final Ticket BARE_TICKET =
            new Ticket(
                    "1034",
                    "Ngoại Chấn thương chỉnh hình",
                    new Place("Phòng 112", "Tầng 1", "Nhà B", ""),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "enc-7f3a92");

    static BookingView booking(String id, String time, String clinic) {
        return new BookingView(new BookingId(id), at(time), clinic, ROOM);
    }

    static BillView.Line line(String name, String note, int quantity, long dong) {
        return new BillView.Line(name, note, quantity, Vnd.of(dong));
    }

    static final List<BillView.Line> FIVE =
            List.of(
                    line("Khám chuyên khoa Nội Tim mạch", "", 1, 50_600),
                    line("Điện tim", "", 1, 39_900),
                    line("Siêu âm Doppler tim", "", 1, 252_300),
                    line("Xét nghiệm sinh hoá máu", "4 chỉ số", 1, 89_600),
                    line("In phim và đĩa kết quả", "ngoài BHYT", 1, 35_000));

    static final BillView BILL =
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

    static BillView longBill() {
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

    static final BillView FEE =
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
    static final BillView FREE =
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

    static MethodView method(String code, String label, MethodView.Kind kind) {
        return new MethodView(
                new PspCode(code), label, kind, true, Optional.empty(), Optional.empty());
    }

    static MethodView down(String code, String label) {
        return new MethodView(
                new PspCode(code),
                label,
                MethodView.Kind.WALLET,
                false,
                Optional.of(at("07:20")),
                Optional.empty());
    }

    static final MethodView MOMO = method("momo", "MoMo", MethodView.Kind.WALLET);
    static final List<MethodView> METHODS =
            List.of(
                    method("vietqr", "VietQR", MethodView.Kind.BANK_QR),
                    MOMO,
                    method("zalopay", "ZaloPay", MethodView.Kind.WALLET),
                    method("vnptmoney", "VNPT Money", MethodView.Kind.WALLET),
                    method("card", "Thẻ ngân hàng", MethodView.Kind.CARD_TERMINAL),
                    down("viettelmoney", "Viettel Money"));

    static PaymentView payment(String psp, PaymentState state) {
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
                taken ? Optional.of(NOW) : Optional.empty(),
                psp.equals("vietqr") ? Optional.of("HK7K2M9QX4TB") : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                came(state),
                Optional.of(false));
    }

    private static Optional<Vnd> came(PaymentState state) {
        return switch (state) {
            case CAPTURED, SETTLED, CAPTURED_LATE -> Optional.of(Vnd.of(71_480));
            case CAPTURED_TWICE -> Optional.of(Vnd.of(142_960));
            case AMOUNT_DIFFERS -> Optional.of(Vnd.of(50_000));
            case AWAITING_PAYER, UNRESOLVED, CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED ->
                    Optional.empty();
        };
    }

    static LookupView lookup(PaymentState state) {
        boolean money =
                switch (state) {
                    case CAPTURED, SETTLED, CAPTURED_LATE, CAPTURED_TWICE, AMOUNT_DIFFERS -> true;
                    case AWAITING_PAYER,
                            UNRESOLVED,
                            CLOSED_DECLINED,
                            CLOSED_EXPIRED,
                            CLOSED_CANCELLED ->
                            false;
                };
        return new LookupView(
                "KH01-7K2M9Q",
                state,
                Vnd.of(71_480),
                new PspCode("viettelmoney"),
                "Viettel Money",
                NOW,
                money ? Optional.of(NOW) : Optional.empty(),
                money ? Optional.of("PT-KH01-26-000127") : Optional.empty());
    }

    static JourneyState.Qr qr(
            String psp, String label, boolean asking, boolean notSeen, boolean expired) {
        return new JourneyState.Qr(
                S,
                P,
                TICKET,
                BILL,
                payment(psp, PaymentState.AWAITING_PAYER),
                label,
                psp.equals("momo"),
                asking,
                notSeen,
                expired);
    }

    static JourneyState.Success success(
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

    static FailureCode code(String code) {
        return new FailureCode(code);
    }
}

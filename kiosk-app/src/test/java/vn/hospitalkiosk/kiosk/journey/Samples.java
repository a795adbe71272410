package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.device.cccd.CccdData;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.cccd.TrustVerdicts;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;
import vn.hospitalkiosk.device.document.ScannedCode;

/// An invented visit: the one in the pictures of UI.md.
public final class Samples {
    public static final Instant MORNING = Instant.parse("2026-11-25T00:45:38Z");
    static final String NUMBER = "079185000427";
    static final PspCode MOMO = new PspCode("momo");
    static final BookingId BOOKING = new BookingId("appointment-1");

    public static final PatientView PATIENT =
            new PatientView(
                    "NGUYỄN V** A",
                    1985,
                    "•••• •••• 0427",
                    new CoverageView(
                            CoverageView.State.VALID,
                            Optional.of("•••• 6789"),
                            Optional.of(LocalDate.of(2026, 12, 31)),
                            Optional.of(80)));

    public static final Place ROOM =
            new Place("Phòng 205", "Tầng 2", "Nhà A", "Thang máy số 2, ra khỏi thang rẽ trái 20 m");

    static final BookingView BOOKED =
            new BookingView(BOOKING, MORNING.plusSeconds(2700), "Nội Tim mạch", ROOM);

    public static final Ticket TICKET =
            new Ticket(
                    "034",
                    "Nội Tim mạch",
                    ROOM,
                    Optional.of(MORNING.plusSeconds(1500)),
                    Optional.of(6),
                    List.of(
                            "Khám Nội Tim mạch – P. 205",
                            "Điện tim – P. 118, tầng 1",
                            "Siêu âm tim – P. 121, tầng 1",
                            "Xét nghiệm máu – P. 105, tầng 1"),
                    "encounter-1042");

    public static final BillView BILL =
            new BillView(
                    new BillId("invoice-7"),
                    List.of(new BillView.Line("Khám Nội Tim mạch", "", 1, Vnd.of(467_400))),
                    Vnd.of(467_400),
                    Vnd.of(345_920),
                    80,
                    Vnd.of(86_480),
                    Vnd.of(35_000),
                    Vnd.of(50_000),
                    Vnd.of(71_480),
                    "bảy mươi mốt nghìn bốn trăm tám mươi đồng");

    static final ScannedCode CARD_CODE =
            new ScannedCode.CccdQr(NUMBER, "Nguyễn Văn A", "1985-03-09", "Nam", Optional.empty());

    private static final TrustVerdicts GENUINE =
            new TrustVerdicts(
                    Verdict.PASSED,
                    Verdict.PASSED,
                    Verdict.PASSED,
                    Verdict.NOT_CONFIGURED,
                    Verdict.PASSED);

    static final ReadOutcome.Read READ =
            new ReadOutcome.Read(
                    new CccdData(
                            NUMBER,
                            "NGUYEN VAN A",
                            Optional.of("Nguyễn Văn A"),
                            LocalDate.of(1985, 3, 9),
                            CccdData.Sex.MALE,
                            Optional.empty()),
                    GENUINE,
                    41,
                    900);

    private Samples() {}

    static KioskStatus status() {
        return new KioskStatus(
                MORNING,
                new FacilityId("KH01"),
                new KioskId("K03"),
                true,
                List.of(
                        new MethodView(
                                        MOMO,
                                        "MoMo",
                                        MethodView.Kind.WALLET,
                                        true,
                                        Optional.empty(),
                                        Optional.empty())
                                .scanning(true)));
    }

    public static PaymentView payment(PaymentId id, long version, PaymentState state) {
        boolean captured = state == PaymentState.CAPTURED;
        return new PaymentView(
                id,
                version,
                BILL.id(),
                MOMO,
                state,
                BILL.due(),
                "KH03-7K2M9Q",
                "BVĐK tỉnh Khánh Hòa",
                state == PaymentState.AWAITING_PAYER
                        ? Optional.of("momo://sample")
                        : Optional.empty(),
                Optional.of(MORNING.plusSeconds(300)),
                Optional.empty(),
                0,
                Optional.empty(),
                captured ? Optional.of("PT-KH03-26-004127") : Optional.empty(),
                captured ? Optional.of(MORNING) : Optional.empty());
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
                BILL.due(),
                MOMO,
                "MoMo",
                MORNING,
                money ? Optional.of(MORNING) : Optional.empty(),
                money ? Optional.of("PT-KH01-26-004127") : Optional.empty());
    }

    public static ReceiptCopy receiptCopy() {
        return new ReceiptCopy(lookup(PaymentState.CAPTURED), Optional.of(BILL), 1);
    }
}

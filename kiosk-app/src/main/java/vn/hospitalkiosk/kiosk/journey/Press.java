package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PspCode;

/// What a patient can touch. Screens post these and nothing else.
public sealed interface Press {
    /// 01.
    record Start(Task task) implements Press {}

    /// Any touch that presses nothing; keeps the idle clock from running.
    record Touch() implements Press {}

    record Back() implements Press {}

    record Cancel() implements Press {}

    /// 02, 04: other ways to identify.
    record ScanInstead() implements Press {}

    record TypeInstead() implements Press {}

    record OtherWay() implements Press {}

    /// Keypad.
    record Digit(int digit) implements Press {}

    record Delete() implements Press {}

    record Clear() implements Press {}

    record ChooseField(boolean number) implements Press {}

    record ShowNumber(boolean shown) implements Press {}

    /// The filled button of the screen: 05 Tiếp tục, 06 Đúng tiếp tục, 10 Chọn cách thanh toán, 14 In phiếu tra cứu, 15 Xong, 16 Tôi đã chụp xong, 17 Tôi cần thêm thời gian, Stopped Thử lại.
    record Primary() implements Press {}

    /// 06 Không phải tôi.
    record NotMe() implements Press {}

    /// 07 Nhận số cho lịch hẹn này.
    record TakeBooking(BookingId booking) implements Press {}

    /// 02 Đăng ký hộ người thân.
    record ForSomeone() implements Press {}

    /// @param cardless the patient is a child without a number of its own
    record ChooseRelation(CompanionView.Relation relation, boolean cardless) implements Press {}

    /// 05: what the number is one of.
    record ChooseKind(JourneyState.TypedKind kind) implements Press {}

    /// Consent: one purpose on or off.
    record Tick(String purpose) implements Press {}

    /// 07 Khám mới.
    record NewVisit() implements Press {}

    /// 07 Tái khám theo phiếu hẹn.
    record FollowUp() implements Press {}

    /// 07 Có phiếu chuyển cơ sở khám bệnh.
    record HaveReferral() implements Press {}

    record ChooseReferralField(VisitState.Referral.Field field) implements Press {}

    record WholeYear(boolean wholeYear) implements Press {}

    /// 08.
    record ChooseSpecialty(String specialty) implements Press {}

    /// 08b.
    record ChooseClinic(ClinicId clinic) implements Press {}

    /// 09: one group on or off.
    record TickGroup(PriorityGroup group) implements Press {}

    /// 01d Kết quả cận lâm sàng.
    record SeeResults() implements Press {}

    /// 23.
    record TakeNumber(NumberClass kind) implements Press {}

    /// 10 Để trả sau.
    record PayLater() implements Press {}

    /// 09b Nộp tạm ứng.
    record PayDeposit() implements Press {}

    /// Which of the open bills, or of the amounts of a deposit.
    record ChooseBill(BillId bill) implements Press {}

    /// A key of the look-up.
    record Letter(char letter) implements Press {}

    /// The receipt of a payment that was looked up.
    record PrintCopy() implements Press {}

    /// 11.
    record ChooseMethod(PspCode psp) implements Press {}

    /// 12.
    record IHavePaid() implements Press {}

    record ChangeMethod() implements Press {}

    record NewCode() implements Press {}

    /// 12 Máy quét mã trong ứng dụng.
    record ScanMyCode() implements Press {}

    /// 14 Ở lại chờ thêm, 16 Giữ lâu hơn.
    record StayLonger() implements Press {}

    /// 15 Làm việc khác.
    record SomethingElse() implements Press {}

    /// 17 Kết thúc và xoá thông tin; Stopped: Về trang đầu.
    record Finish() implements Press {}

    /// Dock.
    record CallStaff() implements Press {}

    record SwitchLanguage() implements Press {}

    record SwitchTextSize() implements Press {}

    record SwitchContrast() implements Press {}

    record SwitchSound() implements Press {}
}

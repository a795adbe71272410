package vn.hospitalkiosk.virtual.momo;

/// Result codes this gateway can give (§1.9), with the HTTP status it gives them under.
///
/// That bad requests come under 400 and bad keys under 401 is our reading; MoMo documents only 422 with 7000.
enum ResultCode {
    SUCCESS(0, 200, true, "Thành công.", "Successful."),
    ACCESS_DENIED(11, 401, false, "Truy cập bị từ chối.", "Access denied."),
    NOT_AUTHENTICATED(
            13, 401, false, "Xác thực đối tác thất bại.", "Merchant authentication failed."),
    BAD_FORMAT(20, 400, false, "Yêu cầu sai định dạng.", "Bad format request."),
    INVALID_AMOUNT(21, 400, false, "Số tiền không hợp lệ.", "Invalid transaction amount."),
    AMOUNT_OUT_OF_RANGE(
            22, 400, false, "Số tiền nằm ngoài giới hạn.", "Transaction amount is out of range."),
    DUPLICATE_REQUEST(40, 200, false, "requestId bị trùng.", "Duplicated requestId."),
    DUPLICATE_ORDER(41, 200, false, "orderId bị trùng.", "Duplicated orderId."),
    UNKNOWN_ORDER(
            42,
            200,
            false,
            "orderId không hợp lệ hoặc không tồn tại.",
            "Invalid orderId or orderId is not found."),
    INVALID_INFO(
            47,
            200,
            false,
            "Mã thanh toán không hợp lệ hoặc đã hết hạn.",
            "Payment code is invalid or expired."),
    NOT_ENOUGH_MONEY(
            1001, 200, true, "Tài khoản không đủ tiền.", "The account has not enough money."),
    WAITING_FOR_PAYER(
            1000,
            200,
            false,
            "Giao dịch đã được khởi tạo, chờ người dùng xác nhận.",
            "Transaction is initiated, waiting for user confirmation."),
    EXPIRED(
            1005,
            200,
            true,
            "Mã QR hoặc URL thanh toán đã hết hạn.",
            "The url or QR code expired."),
    DECLINED(
            1006,
            200,
            true,
            "Người dùng từ chối xác nhận thanh toán.",
            "User has denied to confirm the payment."),
    REFUND_EXCEEDS(
            1081,
            200,
            true,
            "Giao dịch đã hoàn hoặc số tiền hoàn vượt quá.",
            "Refund exceeds the original amount."),
    NOT_REFUNDABLE(
            1088,
            200,
            true,
            "Giao dịch không thể hoàn.",
            "The transaction is not eligible for refund."),
    IN_PROCESS(7000, 422, false, "Giao dịch đang được xử lý.", "Transaction is being processed.");

    private final int number;
    private final int httpStatus;
    private final boolean last;
    private final String vietnamese;
    private final String english;

    ResultCode(int number, int httpStatus, boolean last, String vietnamese, String english) {
        this.number = number;
        this.httpStatus = httpStatus;
        this.last = last;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    int number() {
        return number;
    }

    int httpStatus() {
        return httpStatus;
    }

    /// Whether the same request again gets the same answer (§1.8); after others it gets 40.
    boolean last() {
        return last;
    }

    /// @param language `vi` or `en`
    String message(String language) {
        return language.equals("en") ? english : vietnamese;
    }
}

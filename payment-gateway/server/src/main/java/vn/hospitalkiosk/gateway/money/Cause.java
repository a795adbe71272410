package vn.hospitalkiosk.gateway.money;

/// Why money stands where it stands. The word is what the pages show.
public enum Cause {
    PAID("Thanh toán"),
    DEPOSITED("Nộp tạm ứng"),
    LATE("Thanh toán muộn"),
    TWICE("Thanh toán trùng"),
    OTHER_AMOUNT("Lệch tiền"),
    NO_ORDER("Không rõ nội dung chuyển khoản"),
    /// Two people said whose it is.
    ATTRIBUTED("Đã xác định"),
    /// Credit or a deposit that pays a bill.
    APPLIED("Cấn trừ"),
    /// A card terminal voided the sale.
    TAKEN_BACK("Máy đọc thẻ đã huỷ giao dịch");

    private final String word;

    Cause(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

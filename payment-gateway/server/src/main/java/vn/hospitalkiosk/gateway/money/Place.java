package vn.hospitalkiosk.gateway.money;

/// Where money stands. The word is what the pages show.
public enum Place {
    /// It pays a bill.
    BILL("Đã trả hoá đơn"),
    /// A patient's, for no bill yet.
    CREDIT("Tiền của người bệnh"),
    /// A deposit (tạm ứng).
    DEPOSIT("Tạm ứng"),
    /// Nobody understands it yet.
    SUSPENSE("Chờ xác định");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

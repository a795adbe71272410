package vn.hospitalkiosk.gateway.money;

/// What came of a person's decision about money.
public sealed interface Decided {
    record Done() implements Decided {}

    /// Nothing changed.
    record Not(Obstacle obstacle) implements Decided {}

    /// The word is what the pages show.
    enum Obstacle {
        NOT_THERE("Không tìm thấy"),
        SAME_PERSON("Người duyệt phải khác người đề nghị"),
        NOT_NOW("Trạng thái hiện tại không cho phép"),
        REFUND_UNRESOLVED("Có lần hoàn chưa rõ kết quả; máy chủ đang hỏi lại, xin đợi"),
        NOT_ENOUGH_LEFT("Số tiền còn lại không đủ"),
        BILL_NOT_OPEN("Hoá đơn không còn phải trả"),
        BILL_BEING_PAID("Hoá đơn đang được thanh toán"),
        HIS_SILENT("Phần mềm bệnh viện chưa trả lời, xin thử lại");

        private final String word;

        Obstacle(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Decided not(Obstacle obstacle) {
        return new Not(obstacle);
    }
}

package vn.hospitalkiosk.gateway.insurance;

/// What the reception desk has to do about a card, and the words for it.
public enum DeskTask {
    NONE(""),
    /// The gateway did not answer; it is asked again by itself.
    WAIT("Cổng BHXH chưa trả lời – máy tự kiểm tra lại, người bệnh vẫn được khám"),
    VERIFIED_LATER("Đã xác minh được thẻ khi kiểm tra lại – không cần làm gì thêm"),
    CHECK_PAPERS("Thẻ do quân đội, công an cấp – xem thẻ và giấy tờ tuỳ thân"),
    NEW_CARD("Đã đổi sang thẻ mới – kiểm tra số thẻ trong hồ sơ"),
    EXPIRED("Thẻ đã hết hạn – hỏi thẻ khác, hoặc chuyển sang khám thu phí"),
    NO_CARD("Không tìm thấy thẻ – hỏi thẻ giấy, hoặc chuyển sang khám thu phí"),
    STOPPED("Thẻ đã báo giảm – hỏi thẻ khác, hoặc chuyển sang khám thu phí"),
    WRONG_NUMBER("Số thẻ không đúng – quét hoặc nhập lại số thẻ"),
    OTHER_PERSON("Họ tên hoặc ngày sinh khác với thẻ – đối chiếu giấy tờ"),
    RECALLED("Thẻ đã bị thu hồi – không dùng được BHYT, mời người bệnh gặp giám định viên"),
    CHILD("Trẻ chưa xuất trình thẻ – xem thẻ, giấy khai sinh hoặc giấy chứng sinh");

    private final String words;

    DeskTask(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

package vn.hospitalkiosk.gateway.desk;

import java.util.Map;

/// A kiosk's name of a screen in words of the hall; an unknown one stays as it is.
final class ScreenWords {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("welcome", "trang đầu"),
                    Map.entry("identify", "đặt căn cước, quét mã"),
                    Map.entry("reading-chip", "đang đọc chip"),
                    Map.entry("card-trouble", "thẻ chưa đọc được"),
                    Map.entry("type-number", "nhập số"),
                    Map.entry("confirm", "xác nhận người bệnh"),
                    Map.entry("reason", "lý do đến khám"),
                    Map.entry("specialties", "chọn chuyên khoa"),
                    Map.entry("clinics", "chọn phòng khám"),
                    Map.entry("priority", "nhóm ưu tiên"),
                    Map.entry("quote", "chi phí dự kiến"),
                    Map.entry("referral", "phiếu chuyển"),
                    Map.entry("companion", "đăng ký hộ"),
                    Map.entry("consent", "đồng ý lập hồ sơ"),
                    Map.entry("results", "kết quả cận lâm sàng"),
                    Map.entry("bill", "chi phí lượt khám"),
                    Map.entry("method", "chọn cách thanh toán"),
                    Map.entry("qr", "quét mã thanh toán"),
                    Map.entry("card-terminal", "thanh toán bằng thẻ"),
                    Map.entry("unknown-outcome", "thanh toán chưa rõ kết quả"),
                    Map.entry("success", "đã xong"),
                    Map.entry("take-photo", "chụp số, máy in lỗi"),
                    Map.entry("offline-number", "lấy số khi mất kết nối"),
                    Map.entry("stopped", "máy chưa làm được"),
                    Map.entry("out-of-service", "tạm ngưng phục vụ"));

    private ScreenWords() {}

    static String of(String screen) {
        return WORDS.getOrDefault(screen, screen);
    }
}

package vn.hospitalkiosk.gateway.desk;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What stands in the audit trail as one word, as the page says it.
final class AuditWords {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    entry("callback-refused", "Từ chối tin báo của đơn vị thanh toán"),
                    entry("stray-money", "Tiền đến không rõ nội dung"),
                    entry("unknown-order", "Tin báo về mã lạ"),
                    entry("evidence-conflict", "Bằng chứng trái nhau"),
                    entry("receipt-copy", "In bản sao phiếu thu"),
                    entry("money-moved", "Chuyển tiền chờ xác định"),
                    entry("refund-proposed", "Đề nghị hoàn tiền"),
                    entry("refund-approved", "Duyệt hoàn tiền"),
                    entry("refund-refused", "Chuyển lại đề nghị hoàn tiền"),
                    entry("refund-turned-down", "Từ chối hoàn tiền"),
                    entry("refund-conflict", "Tin về hoàn tiền trái nhau"),
                    entry("refund-end-proposed", "Ghi kết quả hoàn tiền, chờ duyệt"),
                    entry("refund-end-approved", "Duyệt kết quả hoàn tiền"),
                    entry("refund-end-refused", "Dừng đề nghị kết quả hoàn tiền"),
                    entry("suspense-proposed", "Đề nghị xác định tiền"),
                    entry("suspense-approved", "Duyệt xác định tiền"),
                    entry("suspense-refused", "Dừng đề nghị xác định tiền"),
                    entry("open-question-proposed", "Ghi kết quả khoản chưa rõ, chờ duyệt"),
                    entry("open-question-approved", "Duyệt kết quả khoản chưa rõ"),
                    entry("open-question-refused", "Dừng đề nghị về khoản chưa rõ"),
                    entry("entered-by-hand", "Đã nhập tay vào HIS"),
                    entry("his-case-closed", "Đóng việc với HIS"),
                    entry("terminal-report-refused", "Từ chối tin của máy POS"),
                    entry("terminal-took-back", "Máy POS đã huỷ giao dịch"),
                    entry("settlement-asked", "Yêu cầu quyết toán máy POS"),
                    entry("settlement-differs", "Quyết toán lệch"),
                    entry("settlement-case-closed", "Đóng việc quyết toán"),
                    entry("identification", "Đọc giấy tờ không thành"),
                    entry("person-seen", "Xem hồ sơ người bệnh"),
                    entry("priority-confirmed", "Xác nhận ưu tiên"),
                    entry("priority-denied", "Không thuộc nhóm ưu tiên"),
                    entry("priority-entered-by-hand", "Đã nhập tay ưu tiên vào HIS"),
                    entry("insurance-card-settled", "Đã xử lý thẻ BHYT"),
                    entry("offline-number-called", "Gọi số phát khi mất mạng"),
                    entry("offline-number-linked", "Nối số phát khi mất mạng với lượt khám"),
                    entry("offline-number-absent", "Số phát khi mất mạng: gọi không có người"),
                    entry("offline-number-refused", "Từ chối số phát khi mất mạng"),
                    entry("kiosk-code-made", "Tạo mã đăng ký kiosk"),
                    entry("kiosk-asked", "Kiosk xin vào"),
                    entry("kiosk-code-used-twice", "Mã đăng ký kiosk bị dùng lại"),
                    entry("kiosk-approved", "Duyệt kiosk"),
                    entry("kiosk-refused", "Từ chối kiosk"),
                    entry("kiosk-revoked", "Thu hồi kiosk"),
                    entry("person-added", "Thêm nhân viên"),
                    entry("person-locked", "Khoá nhân viên"),
                    entry("person-unlocked", "Mở khoá nhân viên"),
                    entry("roles-changed", "Đổi vai trò"),
                    entry("one-time-link", "Cấp liên kết dùng một lần"),
                    entry("credentials-set", "Đặt mật khẩu và mã xác thực"),
                    entry("password-wrong", "Sai mật khẩu"),
                    entry("code-wrong", "Sai mã xác thực"),
                    entry("code-right", "Mã xác thực đúng"));

    private AuditWords() {}

    /// An action without a word of its own is shown as it is written.
    static String of(String action) {
        return WORDS.getOrDefault(action, action);
    }

    /// The machines among those who act; people by their login name.
    static String actor(String actor) {
        return switch (actor) {
            case "console" -> "Trang quản trị";
            case "gateway" -> "Máy chủ";
            default -> actor.startsWith("kiosk ") ? "Kiosk" + actor.substring(5) : actor;
        };
    }

    /// Actions whose word contains this text.
    static List<String> saying(String text) {
        String sought = text.toLowerCase(VIETNAMESE);
        return WORDS.entrySet().stream()
                .filter(word ->
                        !sought.isEmpty()
                                && word.getValue().toLowerCase(VIETNAMESE).contains(sought))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}

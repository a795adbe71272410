package vn.hospitalkiosk.gateway.desk;

import java.util.Locale;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.refund.RefundId;
import vn.hospitalkiosk.gateway.refund.RefundView;

/// What a refund is called at the desk.
final class RefundWords {
    private static final int SHORT = 12;

    private RefundWords() {}

    /// The whole id when it is short, else its beginning: enough to tell refunds apart on a page.
    static String label(RefundId id) {
        String text = id.value();
        return text.length() <= SHORT
                ? text
                : "HT-" + text.substring(0, 8).toUpperCase(Locale.ROOT);
    }

    static Html pill(RefundView refund) {
        return switch (refund.state()) {
            case REQUESTED -> Parts.pill(Tone.WAIT, "Chờ duyệt");
            case APPROVED ->
                    Parts.pill(
                            Tone.INFO,
                            refund.byVoucher() ? "Chờ chi theo phiếu" : "Đang gửi đối tác");
            case SENT -> Parts.pill(Tone.INFO, "Đối tác đang xử lý");
            case REFUND_UNRESOLVED -> Parts.pill(Tone.WAIT, "Chưa rõ kết quả");
            case REFUNDED -> Parts.pill(Tone.OK, "Đã hoàn");
            case REFUSED ->
                    Parts.pill(
                            Tone.BAD,
                            refund.sentAt().isPresent() ? "Đối tác từ chối" : "Không duyệt");
        };
    }

    /// Money may have gone back already: nobody makes another refund of it now.
    static boolean isUnknown(RefundView refund) {
        return switch (refund.state()) {
            case SENT, REFUND_UNRESOLVED -> true;
            case REQUESTED, APPROVED, REFUNDED, REFUSED -> false;
        };
    }
}

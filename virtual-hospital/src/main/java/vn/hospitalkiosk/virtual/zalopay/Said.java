package vn.hospitalkiosk.virtual.zalopay;

import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// What ZaloPay answers: return_code, and under 2 the reason (§2.6; of refunds as third parties list them).
enum Said {
    DONE(1, 1, "Giao dịch thành công"),
    WAITING(3, -49, "Giao dịch chưa được thực hiện"),
    REFUNDING(3, 2, "Giao dịch đang refund"),
    EXPIRED(2, -54, "Giao dịch đã hết hạn"),
    DUPLICATE(2, -68, "Mã giao dịch bị trùng"),
    NO_SUCH_ORDER(2, -101, "Giao dịch không tồn tại"),
    DECLINED(2, -329, "Người dùng từ chối thanh toán"),
    BAD_DATA(2, -401, "Dữ liệu yêu cầu không hợp lệ"),
    BAD_MAC(2, -402, "Chữ ký không hợp lệ"),
    REFUND_AMOUNT(2, -14, "Số tiền hoàn không hợp lệ"),
    REFUND_KNOWN(2, -23, "Mã hoàn tiền bị trùng"),
    REFUND_ID(2, -24, "Mã hoàn tiền sai định dạng"),
    REFUND_DAY(2, -25, "Ngày trong mã hoàn tiền không hợp lệ");

    private final int code;
    private final int detail;
    private final String words;

    Said(int code, int detail, String words) {
        this.code = code;
        this.detail = detail;
        this.words = words;
    }

    ObjectNode json() {
        return Json.object()
                .put("return_code", code)
                .put(
                        "return_message",
                        code == 1
                                ? "Giao dịch thành công"
                                : code == 2 ? "Giao dịch thất bại" : words)
                .put("sub_return_code", detail)
                .put("sub_return_message", words);
    }
}

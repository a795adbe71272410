package vn.hospitalkiosk.kiosk.slip;

import vn.hospitalkiosk.api.CoverageView;

/// How the insurance stood when the slip was drawn. Promises no more than is done.
final class InsuranceWords {
    private InsuranceWords() {}

    static String of(CoverageView coverage) {
        String percent = coverage.percent().map(p -> " · " + p + "%").orElse("");
        return switch (coverage.state()) {
            case VALID -> "Đã xác minh" + percent;
            case NEW_CARD -> "Thẻ mới, đã xác minh" + percent;
            case EXPIRED -> "Hết hạn";
            case NOT_INSURED -> "Không tìm thấy thẻ";
            case SEE_DESK -> "Kiểm tra thẻ tại quầy";
            case NOT_USED -> "Không dùng";
            case UNVERIFIED -> "Chưa xác minh – kiểm tra lại sau";
            case CHECKING, NOT_ANSWERED -> "Chưa kiểm tra được";
        };
    }
}

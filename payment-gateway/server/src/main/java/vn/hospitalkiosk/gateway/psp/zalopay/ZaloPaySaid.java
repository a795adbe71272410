package vn.hospitalkiosk.gateway.psp.zalopay;

import java.util.Set;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// ZaloPay says it in two numbers; this is the one that stands in the configuration's lists.
final class ZaloPaySaid {
    private static final Set<String> NOTHING_MORE = Set.of("", "0");

    private ZaloPaySaid() {}

    /// `return_code` 1 and 3 as they are; under 2 a negative `sub_return_code`. Two numbers that contradict each other become `2.48`, which is in no list: unknown, so never paid and never failed. Empty: no code at all.
    static String code(FlatJson message) {
        String code = message.text("return_code");
        String detail = message.text("sub_return_code");
        boolean plain = NOTHING_MORE.contains(detail) || detail.equals(code);
        return switch (code) {
            case "1" -> plain ? code : code + "." + detail;
            case "2" -> plain ? code : detail.startsWith("-") ? detail : code + "." + detail;
            default -> code;
        };
    }
}

package vn.hospitalkiosk.gateway.psp.zalopay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Refunds;

/// Our ids as ZaloPay wants them, with the Vietnamese day in front. The day comes from when the order was made, never from a clock: a question finds the order tomorrow too.
final class ZaloPayIds {
    private static final ZoneOffset GMT7 = ZoneOffset.ofHours(7);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Pattern APP_TRANS_ID = Pattern.compile("[0-9]{6}_([0-9A-Za-z._-]{1,33})");

    private ZaloPayIds() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, GMT7);
    }

    /// `app_trans_id`: `261125_HK…`
    static String of(Psp.Order order) {
        return DAY.format(day(order.placedAt())) + "_" + order.id();
    }

    /// `m_refund_id`: `261125_<app>_HK…`
    static String of(Refunds.Refund refund, String appId) {
        return DAY.format(day(refund.requestedAt())) + "_" + appId + "_" + refund.id();
    }

    /// Our id inside an `app_trans_id`; empty when it is none.
    static Optional<OrderId> order(String appTransId) {
        Matcher matcher = APP_TRANS_ID.matcher(appTransId);
        return matcher.matches() ? Optional.of(new OrderId(matcher.group(1))) : Optional.empty();
    }
}

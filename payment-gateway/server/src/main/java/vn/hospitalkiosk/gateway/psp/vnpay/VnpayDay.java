package vn.hospitalkiosk.gateway.psp.vnpay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// `yyyyMMddHHmmss` in GMT+7.
final class VnpayDay {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(7));

    private VnpayDay() {}

    static String of(Instant at) {
        return FORM.format(at);
    }
}

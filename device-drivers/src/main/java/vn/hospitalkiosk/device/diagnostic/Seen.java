package vn.hospitalkiosk.device.diagnostic;

import java.util.Locale;
import vn.hospitalkiosk.device.Failure;

/// What was seen: one sentence in Vietnamese, the same in English. Never personal data.
public record Seen(String vi, String en) {
    private static final String UNTOLD = "Thiết bị báo lỗi; chi tiết kỹ thuật có trong --json";

    /// A driver's failure; a sentence nobody has put into Vietnamese yet is left to `--json`.
    public static Seen of(Failure failure) {
        return new Seen(
                DriverSentences.SHIPPED.inVietnamese(failure.detail()).orElse(UNTOLD),
                failure.detail());
    }

    /// With the thousands point of Vietnamese: `79.798`.
    public static String vietnamese(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '.');
    }
}

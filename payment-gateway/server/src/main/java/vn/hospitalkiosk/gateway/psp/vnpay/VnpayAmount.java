package vn.hospitalkiosk.gateway.psp.vnpay;

import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;

/// VNPAY counts hundredths of a đồng; nothing else here does.
final class VnpayAmount {
    private static final long HUNDREDTHS = 100;

    private VnpayAmount() {}

    static String of(Vnd amount) {
        return Long.toString(Math.multiplyExact(amount.dong(), HUNDREDTHS));
    }

    /// Empty when it is no amount of whole đồng above nothing.
    static Optional<Vnd> read(String hundredths) {
        return hundredths.matches("[1-9][0-9]{0,14}00")
                ? Optional.of(new Vnd(Long.parseLong(hundredths) / HUNDREDTHS))
                : Optional.empty();
    }
}

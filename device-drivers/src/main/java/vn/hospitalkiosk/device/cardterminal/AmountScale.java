package vn.hospitalkiosk.device.cardterminal;

/// How a terminal counts money. Đồng have no minor unit (ISO 4217 exponent 0), but a terminal set up with two decimals takes 15000000 for 150,000 đ: a wrong exponent is the most expensive mistake this driver can make, so it has no default.
///
/// @param exponent decimals the terminal implies, 0 to 3
public record AmountScale(int exponent) {
    public AmountScale {
        if (exponent < 0 || exponent > 3) {
            throw new IllegalArgumentException("no terminal implies so many decimals");
        }
    }

    private long factor() {
        return switch (exponent) {
            case 0 -> 1;
            case 1 -> 10;
            case 2 -> 100;
            default -> 1000;
        };
    }

    /// @param vnd whole đồng
    long toWire(long vnd) {
        return Math.multiplyExact(vnd, factor());
    }

    /// @return whole đồng, or -1, which no order asks for, when the terminal's figure is no whole đồng
    long fromWire(long units) {
        return units % factor() == 0 ? units / factor() : -1;
    }
}

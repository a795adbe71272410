package vn.hospitalkiosk.device.cardterminal;

/// Money to take or to give back.
///
/// @param amountVnd whole đồng, more than 0
public record Order(TerminalReference reference, long amountVnd) {
    public Order {
        if (amountVnd <= 0) {
            throw new IllegalArgumentException("an order is of at least one đồng");
        }
    }
}

package vn.hospitalkiosk.gateway.money;

/// A number the database gives.
public record HoldingId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}

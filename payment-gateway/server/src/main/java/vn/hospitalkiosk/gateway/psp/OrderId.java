package vn.hospitalkiosk.gateway.psp;

/// The order's id at the psp; made by us, unguessable.
public record OrderId(String value) {
    @Override
    public String toString() {
        return value;
    }
}

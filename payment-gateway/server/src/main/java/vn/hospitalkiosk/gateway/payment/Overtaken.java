package vn.hospitalkiosk.gateway.payment;

/// A payment was changed by somebody else between reading and writing it; nothing was written.
public final class Overtaken extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public Overtaken(String message) {
        super(message);
    }
}

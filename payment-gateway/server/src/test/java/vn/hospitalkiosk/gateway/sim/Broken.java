package vn.hospitalkiosk.gateway.sim;

/// An invariant does not hold.
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1;

    Broken(String rule, String detail) {
        super(rule + ": " + detail);
    }
}

package vn.hospitalkiosk.gateway.sim;

/// The process ended here, as by `kill -9`: nothing catches it but the simulator.
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where, null, false, false);
    }
}

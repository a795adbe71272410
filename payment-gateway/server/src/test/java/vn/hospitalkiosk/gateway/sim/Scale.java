package vn.hospitalkiosk.gateway.sim;

/// How big a day is.
///
/// @param minutes in which patients come
/// @param tickFrom shortest pause of the workers, milliseconds
record Scale(int leastPatients, int mostPatients, int minutes, int tickFrom, int tickTo) {
    static final Scale FULL = new Scale(24, 40, 40, 4_000, 10_000);
    static final Scale SHORT = new Scale(2, 5, 3, 4_000, 14_000);
}

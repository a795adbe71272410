package vn.hospitalkiosk.gateway.sim;

/// How big a day is.
///
/// @param minutes in which patients come
/// @param tickFrom shortest pause of the workers, milliseconds
record Scale(int leastPatients, int mostPatients, int minutes, int tickFrom, int tickTo) {
    static final Scale FULL = new Scale(12, 28, 25, 4_000, 10_000);
    static final Scale SHORT = new Scale(1, 4, 2, 8_000, 24_000);
}

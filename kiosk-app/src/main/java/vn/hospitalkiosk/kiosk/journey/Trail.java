package vn.hospitalkiosk.kiosk.journey;

/// Where an exception came from, without its words: they may quote a patient.
public final class Trail {
    private static final int LONGEST = 8;

    private Trail() {}

    public static String of(Throwable e) {
        StringBuilder trail = new StringBuilder(e.getClass().getName());
        for (int i = 0; i < Math.min(LONGEST, e.getStackTrace().length); i++) {
            trail.append(" < ").append(e.getStackTrace()[i]);
        }
        Throwable cause = e.getCause();
        return cause == null ? trail.toString() : trail + " caused by " + of(cause);
    }
}

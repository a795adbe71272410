package vn.hospitalkiosk.kiosk.journal;

/// The journal cannot be written or read (disk full, file damaged): nothing that needs it may be started. Code K03.
public final class JournalBroken extends RuntimeException {
    private static final String CODE = "K03";

    JournalBroken(String what, Throwable cause) {
        super(CODE + " " + what, cause);
    }

    JournalBroken(String what) {
        super(CODE + " " + what);
    }
}

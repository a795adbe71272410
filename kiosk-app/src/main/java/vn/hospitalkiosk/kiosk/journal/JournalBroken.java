package vn.hospitalkiosk.kiosk.journal;

/// The journal cannot be written or read (disk full, file damaged): nothing that needs it may be started. Code K03.
public final class JournalBroken extends RuntimeException {
    JournalBroken(String what, Throwable cause) {
        super("K03 " + what, cause);
    }

    JournalBroken(String what) {
        super("K03 " + what);
    }
}

package vn.hospitalkiosk.kiosk.settings;

/// The configuration cannot be used; the message names file, line and key for the one who edits it. Code K09.
public final class SettingsWrong extends RuntimeException {
    private static final String CODE = "K09";

    SettingsWrong(String message) {
        super(CODE + " " + message);
    }
}

package vn.hospitalkiosk.device.cardterminal;

/// Which bytes of a frame its check byte covers. In brackets the name ECR17 terminals show in their set-up.
public enum LrcRange {
    /// What stands between start and end byte (`std`).
    TEXT(false, false),
    /// That and the end byte (`noext`).
    TEXT_END(false, true),
    /// Start byte, text and end byte (`stx`).
    START_TEXT_END(true, true),
    /// Start byte and text (`stx_noext`).
    START_TEXT(true, false);

    private final boolean start;
    private final boolean end;

    LrcRange(boolean start, boolean end) {
        this.start = start;
        this.end = end;
    }

    boolean start() {
        return start;
    }

    boolean end() {
        return end;
    }
}

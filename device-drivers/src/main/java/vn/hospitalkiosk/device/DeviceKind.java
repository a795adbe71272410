package vn.hospitalkiosk.device;

/// What a device is for; the names technicians use in `scripts/diagnose --device` and metrics.
public enum DeviceKind {
    CHIP_READER("chip-reader"),
    SCANNER("scanner"),
    PRINTER("printer"),
    CARD_UNIT("card-unit"),
    CARD_TERMINAL("card-terminal");

    private final String word;

    DeviceKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

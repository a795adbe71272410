package vn.hospitalkiosk.virtual.cardunit;

/// Error codes of the unit (document section 2.2), two characters.
enum ErrorCode {
    UNDEFINED_COMMAND("00"),
    PARAMETER("01"),
    SEQUENCE("02"),
    NOT_SUPPORTED("03"),
    DATA("04"),
    JAM("10"),
    SENSOR("12"),
    MOVED_BY_HAND("45"),
    COUNTER_OVERFLOW("50"),
    ACTIVATION_FAILED("61"),
    PROTOCOL_NOT_SUPPORTED("62"),
    NOT_ACTIVE("65"),
    STACKER_EMPTY("A0"),
    BIN_FULL("A1"),
    NOT_RESET("B0");

    private final String characters;

    ErrorCode(String characters) {
        this.characters = characters;
    }

    String characters() {
        return characters;
    }
}

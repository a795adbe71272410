package vn.hospitalkiosk.device.scanner;

/// What a scanner's bytes turned out to be.
sealed interface Heard {
    /// @param cut there was more of it than a code can hold; what is here is its beginning
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Scan(byte[] bytes, boolean cut) implements Heard {}

    /// The answer to a trigger command.
    record Reply() implements Heard {}
}

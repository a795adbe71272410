package vn.hospitalkiosk.gateway.vault;

/// What came of opening sealed bytes.
public sealed interface Opened {
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Clear(byte[] bytes) implements Opened {
        @Override
        public String toString() {
            return "Clear[" + bytes.length + " bytes]";
        }
    }

    /// Sealed under a key that is not in the folder (any more, or yet).
    ///
    /// @param key its id, eight hexadecimal digits
    record KeyMissing(String key) implements Opened {}

    /// Changed, cut, or sealed for another place.
    record Damaged() implements Opened {}
}

package vn.hospitalkiosk.gateway.his.mllp;

/// What came out of a connection.
sealed interface Heard {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(byte[] bytes) implements Heard {}

    /// Nothing more will come.
    ///
    /// @param untrusted TLS failed
    record Ended(String why, boolean untrusted) implements Heard {}

    /// Not before the deadline.
    record Silence() implements Heard {}
}

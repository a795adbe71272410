package vn.hospitalkiosk.virtual.his;

/// What the HIS does with an HL7 message.
public sealed interface Hl7Answer {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(byte[] message) implements Hl7Answer {}

    /// Not a word; the line stays open.
    record Nothing() implements Hl7Answer {}

    /// The line is closed.
    record HangUp() implements Hl7Answer {}
}

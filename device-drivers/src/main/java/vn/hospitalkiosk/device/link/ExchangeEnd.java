package vn.hospitalkiosk.device.link;

/// What became of one command on the line.
public sealed interface ExchangeEnd {
    /// @param payload may hold card data: the taker wipes it
    @SuppressWarnings("ArrayRecordComponent") // wiped by its taker: a copy would outlive that
    record Answered(byte[] payload) implements ExchangeEnd {
        @Override
        public String toString() {
            return "Answered[" + payload.length + " bytes]";
        }
    }

    /// The device refused every copy, or the line was gone before the first byte: it did not do it.
    record NotTaken(String why) implements ExchangeEnd {}

    /// No answer, and whether the device did it is open.
    ///
    /// @param acknowledged the device said that it has the command
    record Open(boolean acknowledged, String why) implements ExchangeEnd {}
}

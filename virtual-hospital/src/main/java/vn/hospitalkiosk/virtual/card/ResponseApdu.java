package vn.hospitalkiosk.virtual.card;

/// An answer: data and status word (ISO 7816-4, 5.6).
@SuppressWarnings("ArrayRecordComponent")
record ResponseApdu(byte[] data, int sw) {
    static final int OK = 0x9000;

    /// In the low byte: how many bytes of the answer are left to be fetched, 0 for 256 and more.
    static final int MORE_DATA = 0x6100;

    /// In the low byte: the length that would have been right.
    static final int RIGHT_LENGTH = 0x6C00;

    static final int AUTHENTICATION_FAILED = 0x6300;
    static final int END_OF_FILE = 0x6282;
    static final int WRONG_LENGTH = 0x6700;
    static final int NO_SECURE_MESSAGING = 0x6882;
    static final int SECURITY_NOT_SATISFIED = 0x6982;
    static final int CONDITIONS_NOT_SATISFIED = 0x6985;
    static final int NO_CURRENT_FILE = 0x6986;
    static final int SECURE_MESSAGING_WRONG = 0x6988;
    static final int WRONG_DATA = 0x6A80;
    static final int FILE_NOT_FOUND = 0x6A82;
    static final int WRONG_PARAMETERS = 0x6A86;
    static final int REFERENCE_NOT_FOUND = 0x6A88;
    static final int WRONG_OFFSET = 0x6B00;
    static final int UNKNOWN_INSTRUCTION = 0x6D00;
    static final int UNKNOWN_CLASS = 0x6E00;

    static ResponseApdu ok(byte[] data) {
        return new ResponseApdu(data, OK);
    }

    static ResponseApdu status(int sw) {
        return new ResponseApdu(new byte[0], sw);
    }

    byte[] encoded() {
        return Tlv.join(data, new byte[] {(byte) (sw >> 8), (byte) sw});
    }

    @Override
    public String toString() {
        return "ResponseApdu[***]";
    }
}

package vn.hospitalkiosk.gateway.his.hl7;

/// A HIS's message that is not as agreed. Says what, never what stood there.
final class UnreadableAnswer extends RuntimeException {
    UnreadableAnswer(String what) {
        super(what, null, false, false);
    }
}

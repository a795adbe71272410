package vn.hospitalkiosk.gateway.his.fhir;

/// The HIS sent something that is not what was agreed. Never holds what it sent.
final class UnreadableAnswer extends RuntimeException {
    UnreadableAnswer(String message) {
        super(message);
    }
}

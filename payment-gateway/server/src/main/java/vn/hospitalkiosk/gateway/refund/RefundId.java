package vn.hospitalkiosk.gateway.refund;

/// Our id of one refund, at the psp too: unguessable, made once, kept until a definite answer.
public record RefundId(String value) {
    @Override
    public String toString() {
        return value;
    }
}

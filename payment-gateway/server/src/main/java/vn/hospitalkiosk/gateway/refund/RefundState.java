package vn.hospitalkiosk.gateway.refund;

/// States of a refund as in `docs/ARCHITECTURE.md`. The word is what the pages show.
public enum RefundState {
    /// Waits for a second person.
    REQUESTED("Chờ duyệt"),
    /// May be sent, or paid out by a voucher.
    APPROVED("Đang hoàn"),
    /// The psp was told, and works on it.
    SENT("Đang hoàn"),
    /// Not known whether the money went back.
    REFUND_UNRESOLVED("Chưa rõ"),
    REFUNDED("Đã hoàn"),
    /// Turned down by a person or, with proof, by the psp: nothing went back.
    REFUSED("Từ chối");

    private final String word;

    RefundState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Nothing more is expected to happen.
    public boolean isOver() {
        return this == REFUNDED || this == REFUSED;
    }
}

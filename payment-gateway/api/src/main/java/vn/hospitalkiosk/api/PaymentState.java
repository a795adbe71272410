package vn.hospitalkiosk.api;

/// States of a payment as in `docs/ARCHITECTURE.md`, section "Payment states".
public enum PaymentState {
    /// The payer has been shown how to pay; no evidence yet. Chờ trả.
    AWAITING_PAYER,
    /// Not known whether money moved. Only evidence or two named people end it. Chưa rõ.
    UNRESOLVED,
    /// Money taken, once, the right amount. Đã thu.
    CAPTURED,
    /// Declined, with proof that nothing was taken. Không thành.
    CLOSED_DECLINED,
    /// Expired, with proof that nothing was taken. Hết hạn.
    CLOSED_EXPIRED,
    /// Cancelled, with proof that nothing was taken. Đã huỷ.
    CLOSED_CANCELLED,
    /// Money came after we had closed it. Thanh toán muộn.
    CAPTURED_LATE,
    /// A second payment came for a bill already paid. Thanh toán trùng.
    CAPTURED_TWICE,
    /// Money came, but not the amount asked. Lệch tiền.
    AMOUNT_DIFFERS,
    /// The psp's settlement agrees. Đã khớp.
    SETTLED;

    /// Nothing more is expected to happen while the patient stands there.
    public boolean isOpen() {
        return this == AWAITING_PAYER || this == UNRESOLVED;
    }
}

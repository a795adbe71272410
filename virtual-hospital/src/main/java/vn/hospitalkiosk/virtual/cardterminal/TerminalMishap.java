package vn.hospitalkiosk.virtual.cardterminal;

/// What can go wrong in one exchange (a request that is no retransmission). What does not fit a request does not happen: a status request is not declined.
public enum TerminalMishap {
    /// The issuer says no.
    DECLINE,
    /// The patient presses the red key.
    USER_CANCEL,
    /// The patient shows no card.
    NO_CARD,
    /// ACK, then nothing, and nothing is done.
    SILENT_AFTER_ACK,
    /// The request is not heard.
    SILENT_BEFORE_ACK,
    /// Done and answered, but the ACK does not arrive.
    LOST_ACK,
    /// Done; the answer comes after `lateMs`, meanwhile other requests are taken.
    LATE_ANSWER,
    DUPLICATE_ANSWER,
    /// Done and in the ledger; the answer never leaves.
    LOST_ANSWER,
    /// A hundred times the amount is taken and echoed: the wrong exponent.
    WRONG_AMOUNT,
    /// Taken as asked, but the answer speaks of another reference (ECR17: of another terminal).
    WRONG_REFERENCE,
    /// One to six NAKs, whatever is sent; then it listens, and this exchange is without fault.
    NAK_STORM,
    /// The first answer has a wrong check byte; after a NAK a good one follows.
    SPOILED_ANSWER,
    /// Answer one byte per 50 ms.
    SLOW_BYTES,
    /// Some bytes of noise before the answer.
    GARBAGE,
    /// The cable goes out while the patient pays; the terminal goes on.
    UNPLUG_MID_SALE,
    /// Power fails while the patient pays, before or after the approval.
    POWER_CYCLE,
    /// The answer is such that its check byte is 03, the end mark.
    LRC_IS_ETX
}

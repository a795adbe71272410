package vn.hospitalkiosk.virtual.cardunit;

/// What can go wrong in one exchange (a command that is no repetition).
public enum CardUnitMishap {
    /// One to six NAKs, whatever is sent; then it listens, and this exchange is without fault.
    NAK_STORM,
    /// The command is not heard: no ACK, nothing done.
    NOT_HEARD,
    /// Done and answered, but the ACK does not arrive.
    LOST_ACK,
    /// ACK, done, no response.
    LOST_RESPONSE,
    /// The response comes twice.
    DUPLICATE_RESPONSE,
    /// The response comes after `lateMs`; meanwhile the unit takes other commands.
    LATE_RESPONSE,
    /// The first response has a wrong check byte; after a NAK a good one follows.
    SPOILED_RESPONSE,
    /// Response one byte per 50 ms.
    SLOW_BYTES,
    /// Some bytes of noise before the response.
    GARBAGE,
    /// The cable is out while the response is being sent.
    UNPLUG,
    /// Power fails while the command is being executed; before or after the motion.
    POWER_CYCLE,
    /// The card sticks on its way; stays so until the jam is cleared.
    JAM
}

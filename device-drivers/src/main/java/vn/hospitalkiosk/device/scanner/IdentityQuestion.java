package vn.hospitalkiosk.device.scanner;

/// How a scanner is asked what it is. Shown to technicians, never acted on; a scanner that does not answer works all the same.
///
/// @param ask sent once after opening
/// @param end last byte of the answer
public record IdentityQuestion(HexBytes ask, byte end) {
    /// SYN M CR `REVINF.`, answered by lines of text and ACK; from memory, not from a manual.
    public static final IdentityQuestion HONEYWELL =
            new IdentityQuestion(new HexBytes("16 4D 0D 52 45 56 49 4E 46 2E"), (byte) 0x06);
}

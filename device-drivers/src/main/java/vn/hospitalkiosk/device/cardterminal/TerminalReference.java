package vn.hospitalkiosk.device.cardterminal;

/// Our own name for one movement of money on a terminal, never used twice.
///
/// @param text 1 to 20 letters, digits, `-`
public record TerminalReference(String text) {
    public TerminalReference {
        if (!text.matches("[0-9A-Za-z-]{1,20}")) {
            throw new IllegalArgumentException("not a terminal reference");
        }
    }
}

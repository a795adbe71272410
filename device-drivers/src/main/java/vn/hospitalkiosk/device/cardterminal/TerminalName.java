package vn.hospitalkiosk.device.cardterminal;

/// Which terminal at which acquirer, as it names itself in an answer.
///
/// @param terminal TID, usually eight characters
/// @param merchant MID, where it is told
public record TerminalName(String terminal, java.util.Optional<String> merchant) {}

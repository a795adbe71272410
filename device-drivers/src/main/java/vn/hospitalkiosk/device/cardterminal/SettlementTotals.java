package vn.hospitalkiosk.device.cardterminal;

import java.util.OptionalLong;

/// What the terminal says it settled, to be compared with our own journal.
///
/// @param terminalVnd the terminal's own sum, whole đồng
/// @param hostVnd the acquirer's sum, where the terminal tells it
public record SettlementTotals(OptionalLong terminalVnd, OptionalLong hostVnd) {}

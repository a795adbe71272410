package vn.hospitalkiosk.device.scanner;

import java.util.Optional;

/// How a scanner that looks for codes only when told so is told. Most are set to look by themselves (presentation mode) and need none of it.
///
/// @param on looks for a code now
/// @param off stops looking
/// @param reply what the scanner answers to `on`; never delivered as a code
public record TriggerCommands(HexBytes on, Optional<HexBytes> off, Optional<HexBytes> reply) {
    /// Honeywell Xenon, N86xx: SYN T CR and SYN U CR, not answered (their manuals).
    public static final TriggerCommands HONEYWELL =
            new TriggerCommands(
                    new HexBytes("16 54 0D"),
                    Optional.of(new HexBytes("16 55 0D")),
                    Optional.empty());

    /// Newland's older EM modules (their manual).
    public static final TriggerCommands NEWLAND =
            new TriggerCommands(
                    new HexBytes("7E 00 08 01 00 02 01 AB CD"),
                    Optional.empty(),
                    Optional.of(new HexBytes("02 00 00 01 00 33 31")));
}

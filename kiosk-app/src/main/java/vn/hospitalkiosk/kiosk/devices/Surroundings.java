package vn.hospitalkiosk.kiosk.devices;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import vn.hospitalkiosk.device.cardterminal.IntentJournal;

/// What devices need of the kiosk around them.
///
/// @param var folder against which paths of the device files are resolved
/// @param endpoints where a simulator is now, by name
/// @param intents journal of the card terminal
public record Surroundings(
        Path var,
        Function<String, Optional<String>> endpoints,
        IntentJournal intents,
        Clock clock) {}

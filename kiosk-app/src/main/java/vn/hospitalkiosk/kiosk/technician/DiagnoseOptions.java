package vn.hospitalkiosk.kiosk.technician;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.diagnostic.Level;

/// The command line of `scripts/diagnose`.
///
/// @param device empty: all
/// @param bundle where to write the archive for the supplier
/// @param accessNumber six digits of the card that lies on the reader, for `external`
record DiagnoseOptions(
        Path config,
        Path var,
        Optional<DeviceKind> device,
        Level level,
        boolean json,
        Optional<Path> bundle,
        Optional<AccessNumber> accessNumber) {
    static final String USAGE =
            "usage: scripts/diagnose [--config FILE] [--var DIR] [--device NAME] [--level internal|external|interactive] [--can SIX_DIGITS] [--json] [--bundle FILE.zip] [--virtual]";

    /// @throws IllegalArgumentException with a sentence for the one who typed it
    static DiagnoseOptions parse(String... arguments) {
        DiagnoseOptions read =
                new DiagnoseOptions(
                        Path.of("config/kiosk.yaml"),
                        Path.of("var").toAbsolutePath(),
                        Optional.empty(),
                        Level.INTERNAL,
                        false,
                        Optional.empty(),
                        Optional.empty());
        for (int i = 0; i < arguments.length; i++) {
            String[] option = arguments[i].split("=", 2);
            if (option[0].equals("--json")) {
                read = read.withJson();
                continue;
            }
            if (option.length == 1 && i + 1 == arguments.length) {
                throw new IllegalArgumentException(USAGE);
            }
            read = read.with(option[0], option.length == 2 ? option[1] : arguments[++i]);
        }
        return read;
    }

    private DiagnoseOptions withJson() {
        return new DiagnoseOptions(config, var, device, level, true, bundle, accessNumber);
    }

    private DiagnoseOptions with(String option, String value) {
        return switch (option) {
            case "--config" ->
                    new DiagnoseOptions(
                            Path.of(value), var, device, level, json, bundle, accessNumber);
            case "--var" ->
                    new DiagnoseOptions(
                            config,
                            Path.of(value).toAbsolutePath().normalize(),
                            device,
                            level,
                            json,
                            bundle,
                            accessNumber);
            case "--device" ->
                    new DiagnoseOptions(
                            config,
                            var,
                            Optional.of(kind(value)),
                            level,
                            json,
                            bundle,
                            accessNumber);
            case "--level" ->
                    new DiagnoseOptions(
                            config, var, device, level(value), json, bundle, accessNumber);
            case "--bundle" ->
                    new DiagnoseOptions(
                            config,
                            var,
                            device,
                            level,
                            json,
                            Optional.of(Path.of(value).toAbsolutePath()),
                            accessNumber);
            case "--can" ->
                    new DiagnoseOptions(
                            config,
                            var,
                            device,
                            level,
                            json,
                            bundle,
                            Optional.of(new AccessNumber(value)));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static DeviceKind kind(String word) {
        return Stream.of(DeviceKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--device is one of "
                                        + Stream.of(DeviceKind.values())
                                                .map(DeviceKind::word)
                                                .toList()));
    }

    private static Level level(String word) {
        return switch (word) {
            case "internal" -> Level.INTERNAL;
            case "external" -> Level.EXTERNAL;
            case "interactive" -> Level.INTERACTIVE;
            default ->
                    throw new IllegalArgumentException(
                            "--level is internal, external or interactive");
        };
    }

    DeviceKind[] kinds() {
        return device.map(one -> new DeviceKind[] {one}).orElseGet(DeviceKind::values);
    }
}

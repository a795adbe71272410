package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A sheet with a counter's static QR, drawn by `scripts/static-qr` as the hospital does, and read off its picture by a phone.
final class StaticSheet {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private StaticSheet() {}

    /// @param counter short name, as it stands in the note
    /// @param label as people read it
    /// @return the text of the code
    static String read(Stage stage, String counter, String label) {
        Path out = stage.var().resolve("static-qr").toAbsolutePath();
        try (Program drawing =
                Program.start(
                        "static-qr",
                        List.of(
                                "scripts/static-qr",
                                "--out",
                                out.toString(),
                                counter + "=" + label),
                        Map.of(),
                        stage.build().root(),
                        stage.var().resolve("log/static-qr.log"),
                        true)) {
            if (!drawing.process().waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    || drawing.process().exitValue() != 0) {
                throw new StageFailure("scripts/static-qr drew nothing; see log/static-qr.log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
        return PhoneCamera.read(out.resolve(counter + ".png"))
                .orElseThrow(() -> new StageFailure("no phone reads the sheet of " + counter));
    }
}

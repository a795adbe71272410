package vn.hospitalkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Draws in a process of its own: JavaFX takes the display from the environment it starts in. All are measured; the Vietnamese pictures stay in `target/screens` (with `-Dscreens.pictures=all` every picture, with `-Dscreens.folder` elsewhere).
class ScreensTest {
    private static final long MINUTES = 10;

    @Test
    void noScreenBreaksARuleInAnyLanguageSizeOrTheme() throws IOException, InterruptedException {
        Path folder =
                Path.of(System.getProperty("screens.folder", "target/screens")).toAbsolutePath();
        Files.createDirectories(folder);
        Path log = folder.resolve("gallery.log");
        String pictures = System.getProperty("screens.pictures", "vi");
        try (Display display = Display.open()) {
            assertThat(run(Gallery.class.getName(), display, log, folder.toString(), pictures))
                    .as(Files.readString(log))
                    .isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("findings.txt"))).isEmpty();
        for (Samples.Sample sample : Samples.all()) {
            assertThat(folder.resolve(sample.name() + ".vi.png")).isNotEmptyFile();
        }
    }

    @Test
    void aPressIsNeverLostToARedraw() throws IOException, InterruptedException {
        Path log = Files.createTempFile("presses", ".log");
        try (Display display = Display.open()) {
            assertThat(run(Presses.class.getName(), display, log))
                    .as(Files.readString(log))
                    .isZero();
        }
        assertThat(Files.readAllLines(log)).contains("all presses arrived");
    }

    /// The kiosk's figures count until then.
    @Test
    void whatIsSaidToBePaintedIsOnTheDisplay() throws IOException, InterruptedException {
        Path log = Files.createTempFile("painted", ".log");
        try (Display display = Display.open()) {
            assertThat(run(PaintedLook.class.getName(), display, log))
                    .as(Files.readString(log))
                    .isZero();
        }
        assertThat(Files.readAllLines(log)).contains("all pictures were there");
    }

    private static int run(String main, Display display, Path log, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dprism.order=sw",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("DISPLAY", display.name());
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(main + " did not end");
        }
        return process.exitValue();
    }
}

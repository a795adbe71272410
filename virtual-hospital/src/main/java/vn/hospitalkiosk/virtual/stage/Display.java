package vn.hospitalkiosk.virtual.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A screen of 1080×1920 that nobody sees: Xvfb on a free display number.
final class Display implements AutoCloseable {
    private final Program xvfb;
    private final String name;

    private Display(Program xvfb, String name) {
        this.xvfb = xvfb;
        this.name = name;
    }

    static Display start(Path folder, Path log) {
        Program xvfb =
                Program.start(
                        "Xvfb",
                        List.of(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1080x1920x24",
                                "-nolisten",
                                "tcp",
                                "-noreset"),
                        Map.of(),
                        folder,
                        log,
                        false);
        try {
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    xvfb.process().getInputStream(), StandardCharsets.US_ASCII));
            String number = out.readLine();
            if (number == null || number.isBlank()) {
                throw new StageFailure("Xvfb did not start; see " + log);
            }
            return new Display(xvfb, ":" + number.strip());
        } catch (IOException e) {
            xvfb.close();
            throw new StageFailure("Xvfb did not start; see " + log, e);
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        xvfb.close();
    }
}

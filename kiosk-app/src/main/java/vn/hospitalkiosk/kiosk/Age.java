package vn.hospitalkiosk.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// How long this process has lived. From `/proc` (proc(5): `uptime`, field 22 of `stat` in hundredths of a second), because the start as an instant is only good to a second there.
final class Age {
    private static final int START_TIME = 22;

    /// The process's name, field 2, may hold spaces; the fields after it begin with number 3.
    private static final int FIRST_AFTER_NAME = 3;

    private static final long MILLIS_PER_TICK = 10;

    private Age() {}

    static Duration ofThisProcess() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long started = Long.parseLong(fields[START_TIME - FIRST_AFTER_NAME]) * MILLIS_PER_TICK;
            String up = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            return Duration.ofMillis(
                    Long.parseLong(up.replace(".", "")) * MILLIS_PER_TICK - started);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
            return ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, Instant.now()))
                    .orElse(Duration.ZERO);
        }
    }
}

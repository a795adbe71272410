package vn.hospitalkiosk.gateway.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/// A day's errors are meant; thousands of days of them would fill the disk.
final class Quiet implements AutoCloseable {
    private static final List<String> LOUD =
            List.of(
                    "vn.hospitalkiosk",
                    "org.springframework",
                    "org.postgresql",
                    "com.zaxxer.hikari",
                    "io.micrometer");

    Quiet() {
        set(Level.OFF);
    }

    private static void set(Level level) {
        LOUD.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
    }

    @Override
    public void close() {
        LOUD.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
    }
}

package vn.hospitalkiosk.kiosk;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What the kiosk measured of itself, one line each on standard output: `MARK {"name":…,"at":…}` (docs/wires.md). No personal data.
final class Marks {
    /// Made with the first mark, not with the window: the first frame does not wait for it.
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder().build();
    }

    private final PrintStream out;

    Marks(PrintStream out) {
        this.out = out;
    }

    /// @param facts beside name and time
    void mark(String name, Map<String, Object> facts) {
        mark(name, Instant.now(), facts);
    }

    /// What was at that moment, told later.
    void mark(String name, Instant at, Map<String, Object> facts) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, at));
        all.putAll(facts);
        synchronized (out) {
            out.println("MARK " + Json.MAPPER.writeValueAsString(all));
            out.flush();
        }
    }

    /// How long a step took.
    void step(String step, Duration took) {
        mark("step", Map.of("step", step, "ms", took.toMillis()));
    }
}

package vn.hospitalkiosk.gateway.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.console.Frame;

/// Style, script and letters of the console, from the programme itself: pages load nothing from elsewhere.
@RestController
final class Assets {
    private static final Set<String> LETTERS =
            Set.of(
                    "Inter_400Regular.ttf",
                    "Inter_500Medium.ttf",
                    "Inter_600SemiBold.ttf",
                    "Inter_700Bold.ttf");
    private static final Map<String, String> KINDS =
            Map.of(
                    "css", "text/css;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "ttf", "font/ttf");

    @GetMapping("/console.css")
    ResponseEntity<byte[]> style() {
        return asset("console.css", Duration.ofMinutes(5));
    }

    @GetMapping("/console.js")
    ResponseEntity<byte[]> script() {
        return asset("console.js", Duration.ofMinutes(5));
    }

    /// Browsers ask for it by themselves.
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> noPictogram() {
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/fonts/{name}")
    ResponseEntity<byte[]> letters(@PathVariable String name) {
        return LETTERS.contains(name)
                ? asset(name, Duration.ofDays(30))
                : ResponseEntity.notFound().build();
    }

    private static ResponseEntity<byte[]> asset(String name, Duration fresh) {
        try (InputStream in = Frame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return ResponseEntity.ok()
                    .header(
                            "Content-Type",
                            String.valueOf(KINDS.get(name.substring(name.lastIndexOf('.') + 1))))
                    .cacheControl(CacheControl.maxAge(fresh))
                    .body(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

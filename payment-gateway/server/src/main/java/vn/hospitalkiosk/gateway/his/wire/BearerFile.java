package vn.hospitalkiosk.gateway.his.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.gateway.line.HttpCall;

/// A token in a file that somebody may replace at any time; believed for a second.
final class BearerFile implements Credentials {
    private static final long BELIEVED = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private volatile @Nullable Token token;

    private record Token(String text, long read) {
        /// A secret.
        @Override
        public String toString() {
            return "token";
        }
    }

    BearerFile(Path file) {
        this.file = file;
    }

    @Override
    public HttpCall authorised(HttpCall call) throws IOException {
        return call.with("Authorization", "Bearer " + current());
    }

    @Override
    public void refused() {
        token = null;
    }

    private String current() throws IOException {
        Token known = token;
        if (known == null || System.nanoTime() - known.read() > BELIEVED) {
            known = new Token(Files.readString(file).strip(), System.nanoTime());
            token = known;
        }
        return known.text();
    }
}

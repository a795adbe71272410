package vn.hospitalkiosk.gateway.his.wire;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;

/// How we show a HIS who we are.
@FunctionalInterface
public interface Credentials {
    /// Called for every request; may block.
    ///
    /// @throws IOException when we have nothing to show now
    void authorise(HttpRequest.Builder request) throws IOException;

    /// The HIS refused what was shown last.
    default void refused() {}

    /// Our certificate says it.
    static Credentials none() {
        return request -> {};
    }

    /// @param file with the bearer token; read once a second at most, so that it can be replaced while we run
    static Credentials bearer(Path file) {
        return new BearerFile(file);
    }
}

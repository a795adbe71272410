package vn.hospitalkiosk.gateway.his.wire;

import java.io.IOException;
import java.nio.file.Path;
import vn.hospitalkiosk.gateway.line.HttpCall;

/// How we show a HIS who we are.
@FunctionalInterface
public interface Credentials {
    /// Called for every request; may block.
    ///
    /// @return the call, and who makes it
    /// @throws IOException when we have nothing to show now
    HttpCall authorised(HttpCall call) throws IOException;

    /// The HIS refused what was shown last.
    default void refused() {}

    /// Our certificate says it.
    static Credentials none() {
        return call -> call;
    }

    /// @param file with the bearer token; read once a second at most, so that it can be replaced while we run
    static Credentials bearer(Path file) {
        return new BearerFile(file);
    }
}

package vn.hospitalkiosk.gateway.line;

import java.util.Map;

/// What became of one [HttpCall].
public sealed interface HttpOutcome {
    /// A whole answer, whatever its status.
    final class Answered implements HttpOutcome {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;
        private final boolean more;

        Answered(int status, Map<String, String> headers, byte[] body, boolean more) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body;
            this.more = more;
        }

        public int status() {
            return status;
        }

        /// Names in lower case; the first of each.
        public Map<String, String> headers() {
            return headers;
        }

        public byte[] body() {
            return body.clone();
        }

        /// Something that nobody had asked for came right behind it. That connection is closed.
        public boolean more() {
            return more;
        }
    }

    /// There was no connection: the other side knows nothing of it.
    record NotSent(String reason) implements HttpOutcome {}

    /// It may have arrived.
    ///
    /// @param what for the log; no personal data
    record Broken(Cause cause, String what) implements HttpOutcome {}

    enum Cause {
        TIMEOUT,
        /// Our thread was interrupted, and still is.
        INTERRUPTED,
        TOO_LARGE,
        /// Reset, closed early, refused by TLS, or not HTTP.
        LOST
    }
}

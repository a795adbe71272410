package vn.hospitalkiosk.gateway.line;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;

/// Where a connection leads.
record Origin(boolean tls, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// @throws IllegalArgumentException when it is no address of a web server; tells nothing of it
    static Origin of(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        boolean tls = scheme.equalsIgnoreCase("https");
        if (address.getHost() == null || (!tls && !scheme.equalsIgnoreCase("http"))) {
            throw new IllegalArgumentException("no address of a web server");
        }
        // The parts that go into the request line; java.net.URI lets letters of every language in.
        if (!(address.getRawPath() + address.getRawQuery()).chars().allMatch(c -> c < 0x7f)) {
            throw new IllegalArgumentException("an address that is not encoded");
        }
        int port = address.getPort() >= 0 ? address.getPort() : tls ? HTTPS : HTTP;
        return new Origin(tls, address.getHost().toLowerCase(Locale.ROOT), port);
    }

    /// As the `Host` header wants it.
    String authority() {
        return port == (tls ? HTTPS : HTTP) ? host : host + ":" + port;
    }

    /// The name its certificate must bear.
    String name() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Asks the name service; may block.
    InetSocketAddress socketAddress() {
        return new InetSocketAddress(name(), port);
    }
}

package vn.hospitalkiosk.virtual.psp;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// A simulator calls nobody outside this machine.
public final class Loopback {
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Loopback() {}

    public static boolean isOne(String url) {
        try {
            URI uri = URI.create(url);
            return SCHEMES.contains(Optional.ofNullable(uri.getScheme()).orElse(""))
                    && HOSTS.contains(Optional.ofNullable(uri.getHost()).orElse(""));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package vn.hospitalkiosk.device.profile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `10.0.0.7:9100`, `[fe80::1]:9100`, `printer-03:9100`
public record HostAndPort(String host, int port) {
    private static final Pattern TEXT =
            Pattern.compile("(?:\\[([0-9A-Za-z:.%]+)\\]|([^:\\s\\[\\]]+)):([0-9]{1,5})");

    /// @throws IllegalArgumentException when it is no address
    public static HostAndPort of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be host:port");
        }
        int port = Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        return new HostAndPort(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
    }
}

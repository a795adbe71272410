package vn.hospitalkiosk.gateway.line;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One HTTP request. `toString` shows the method only: the rest may hold secrets or name people.
public final class HttpCall {
    private static final byte[] NOTHING = {};
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={}";

    private final String method;
    private final URI address;
    private final Origin origin;
    private final SortedMap<String, String> headers;
    private final byte[] body;

    private HttpCall(
            String method,
            URI address,
            Origin origin,
            SortedMap<String, String> headers,
            byte[] body) {
        this.method = method;
        this.address = address;
        this.origin = origin;
        this.headers = headers;
        this.body = body;
    }

    private static HttpCall of(String method, URI address, byte[] body) {
        return new HttpCall(
                method,
                address,
                Origin.of(address),
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                body);
    }

    /// @throws IllegalArgumentException when it is no address of a web server, here and below
    public static HttpCall get(URI address) {
        return of("GET", address, NOTHING);
    }

    public static HttpCall post(URI address, byte[] body) {
        return of("POST", address, body.clone());
    }

    public static HttpCall put(URI address, byte[] body) {
        return of("PUT", address, body.clone());
    }

    public static HttpCall delete(URI address) {
        return of("DELETE", address, NOTHING);
    }

    /// The same with this header, in the place of one of that name.
    ///
    /// @throws IllegalArgumentException when it cannot be a header; tells neither name nor value
    public HttpCall with(String name, String value) {
        if (name.isEmpty()
                || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && SEPARATORS.indexOf(c) < 0)) {
            throw new IllegalArgumentException("not a header's name");
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x100 && c != 0x7f))) {
            throw new IllegalArgumentException("not a header's value");
        }
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, address, origin, more, body);
    }

    /// By name, in whatever case.
    public SortedMap<String, String> headers() {
        return Collections.unmodifiableSortedMap(headers);
    }

    Origin origin() {
        return origin;
    }

    /// As it goes over the line, in one piece.
    byte[] bytes() {
        StringBuilder head =
                new StringBuilder(512)
                        .append(method)
                        .append(' ')
                        .append(target())
                        .append(" HTTP/1.1\r\nHost: ")
                        .append(origin.authority())
                        .append("\r\nUser-Agent: hospital-kiosk\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (method.startsWith("P")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    private String target() {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    @Override
    public String toString() {
        return method;
    }
}

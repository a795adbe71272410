package vn.hospitalkiosk.virtual.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A finished file of the program, lying beside a class.
public final class Resource {
    private Resource() {}

    /// @throws IllegalStateException when the program was built without it
    public static Reply.Answer of(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return Reply.of(200, contentType(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}

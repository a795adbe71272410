package vn.hospitalkiosk.gateway.proof;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One HTTP/1.1 message, read from a kept connection with as little work as possible: what loads must not cost what is measured.
///
/// @param first request or status line
/// @param headers by small-letter name
@SuppressWarnings("ArrayRecordComponent") // messages are not compared
record PlainMessage(String first, Map<String, String> headers, byte[] body) {
    private static final int LONGEST_LINE = 8_192;

    /// @param in buffered
    /// @throws EOFException when the other side has closed before the first byte, or amidst a message
    static PlainMessage read(InputStream in) throws IOException {
        PlainMessage head = readHead(in);
        return new PlainMessage(head.first(), head.headers(), body(in, head.headers()));
    }

    /// Without its body.
    static PlainMessage readHead(InputStream in) throws IOException {
        String first = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new PlainMessage(first, headers, new byte[0]);
    }

    /// One chunk of a body that comes in chunks.
    ///
    /// @throws EOFException after the last one
    static String readChunk(InputStream in) throws IOException {
        byte[] chunk = exactly(in, Integer.parseInt(line(in), 16));
        line(in);
        if (chunk.length == 0) {
            throw new EOFException("the answer has ended");
        }
        return new String(chunk, StandardCharsets.UTF_8);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16);
                    size > 0;
                    size = Integer.parseInt(line(in), 16)) {
                all.write(exactly(in, size));
                line(in);
            }
            line(in);
            return all.toByteArray();
        }
        return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("cut amidst a body");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("cut");
            }
            if (length == LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
            bytes[length++] = (byte) b;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Of a status line.
    int status() {
        return Integer.parseInt(first.split(" ", 3)[1]);
    }

    boolean closes() {
        return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }
}

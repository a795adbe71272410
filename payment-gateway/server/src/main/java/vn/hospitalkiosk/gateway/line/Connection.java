package vn.hospitalkiosk.gateway.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/// One connection, one call at a time. A channel below, because its calls end when their thread is interrupted, a platform thread too.
final class Connection {
    private static final int BUFFER = 8 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final Http1Config CONFIG =
            Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(200).build();

    private final Origin origin;
    private final SocketChannel channel;
    private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER, LONGEST_LINE);
    private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(CONFIG);
    private final Socket socket;
    private boolean begun;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean reusable;
    private Duration kept = Duration.ZERO;

    private Connection(Origin origin, SocketChannel channel) {
        this.origin = origin;
        this.channel = channel;
        this.socket = channel.socket();
    }

    /// @throws IOException when there is no connection: nothing was sent
    static Connection to(Origin origin, Duration longest) throws IOException {
        Connection connection = new Connection(origin, SocketChannel.open());
        try {
            connection.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.socket.connect(
                    origin.socketAddress(), (int) Math.max(1, longest.toMillis()));
            return connection;
        } catch (IOException none) {
            connection.cut();
            throw none;
        }
    }

    Origin origin() {
        return origin;
    }

    /// Sends once and reads the whole answer.
    HttpOutcome.Answered ask(HttpCall call, int largest, SSLSocketFactory tls)
            throws IOException, HttpException {
        if (!begun) {
            Socket speaking = origin.tls() ? secure(tls) : socket;
            in = speaking.getInputStream();
            out = speaking.getOutputStream();
            begun = true;
        }
        reusable = false;
        out.write(call.bytes());
        out.flush();
        ClassicHttpResponse head = head();
        while (head.getCode() < 200) {
            head = head();
        }
        byte[] body = body(head, largest);
        boolean more = buffer.hasBufferedData() || (origin.tls() && in.available() > 0);
        reusable = !more && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(null, head, null);
        Map<String, String> headers = new HashMap<>();
        for (Header header : head.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value(header));
        }
        kept = KeepAlive.of(headers);
        return new HttpOutcome.Answered(head.getCode(), headers, body, more);
    }

    private ClassicHttpResponse head() throws IOException, HttpException {
        ClassicHttpResponse head = parser.parse(buffer, in);
        if (head == null) {
            throw new ConnectionClosedException();
        }
        return head;
    }

    private static String value(Header header) {
        return header.getValue() == null ? "" : header.getValue();
    }

    private Socket secure(SSLSocketFactory tls) throws IOException {
        if (!(tls.createSocket(socket, origin.name(), origin.port(), true)
                instanceof SSLSocket secure)) {
            throw new IOException("no TLS");
        }
        SSLParameters wanted = secure.getSSLParameters();
        wanted.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(wanted);
        secure.startHandshake();
        return secure;
    }

    private byte[] body(ClassicHttpResponse head, int largest) throws IOException, HttpException {
        int status = head.getCode();
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        long length = DefaultContentLengthStrategy.INSTANCE.determineLength(head);
        if (length > largest) {
            throw tooLarge(largest);
        }
        if (length >= 0) {
            byte[] all = new byte[(int) length];
            new ContentLengthInputStream(buffer, in, length).readNBytes(all, 0, all.length);
            return all;
        }
        InputStream body =
                length == ContentLengthStrategy.CHUNKED
                        ? new ChunkedInputStream(buffer, in, CONFIG)
                        : new IdentityInputStream(buffer, in);
        byte[] all = body.readNBytes(largest + 1);
        if (all.length > largest) {
            throw tooLarge(largest);
        }
        return all;
    }

    private static IOException tooLarge(int largest) {
        return new MessageConstraintException("an answer above " + largest + " bytes");
    }

    /// Whether both sides are ready for another call on it.
    boolean isReusable() {
        return reusable;
    }

    /// How long the other side surely keeps it open.
    Duration kept() {
        return kept;
    }

    /// Whether the other side did nothing since its last answer: neither closed it nor said what nobody had asked for.
    boolean isQuiet() {
        try {
            channel.configureBlocking(false);
            boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return quiet;
        } catch (IOException gone) {
            return false;
        }
    }

    /// At once, in the middle of whatever it does.
    void cut() {
        try {
            channel.close();
        } catch (IOException closed) {
            // It leads nowhere any more, which is all that is wanted.
        }
    }
}

package vn.hospitalkiosk.gateway.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/// Asks one door over kept connections, each question sent once.
final class PlainClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// Shorter than servers usually keep a connection nobody uses.
    static final Duration USUAL = Duration.ofSeconds(10);

    private final URI door;
    private final SocketFactory sockets;
    private final Duration longest;
    private final Duration kept;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final Set<Socket> listening = ConcurrentHashMap.newKeySet();

    private record Line(Socket socket, InputStream in, OutputStream out) {}

    /// @param nanos by [System#nanoTime], since when nobody uses it
    private record Idle(Line line, long nanos) {}

    /// @param tls empty for a door without
    /// @param longest between two bytes of an answer
    /// @param kept how long a connection that nobody uses is used again
    PlainClient(URI door, Optional<SSLContext> tls, Duration longest, Duration kept) {
        this.door = door;
        this.sockets =
                tls.<SocketFactory>map(SSLContext::getSocketFactory)
                        .orElse(SocketFactory.getDefault());
        this.longest = longest;
        this.kept = kept;
    }

    URI door() {
        return door;
    }

    /// @param body empty for none
    /// @throws IOException when there is no answer; the question may have arrived
    PlainMessage ask(String method, String path, byte[] body) throws IOException {
        Line line = line();
        boolean whole = false;
        try {
            line.out().write(question(method, path, body));
            line.out().flush();
            PlainMessage answer = PlainMessage.read(line.in());
            whole = !answer.closes();
            if (whole) {
                idle.push(new Idle(line, System.nanoTime()));
            }
            return answer;
        } catch (IOException e) {
            // The others probably lead nowhere either.
            forget();
            throw e;
        } finally {
            if (!whole) {
                line.socket().close();
            }
        }
    }

    /// The one used last, before the other side closes it; or a new one.
    private Line line() throws IOException {
        Idle last = idle.poll();
        if (last == null) {
            return connect();
        }
        if (System.nanoTime() - last.nanos() < kept.toNanos()) {
            return last.line();
        }
        last.line().socket().close();
        forget();
        return connect();
    }

    /// Hears every line of an answer that does not end, as it comes.
    ///
    /// @param opened called when the answer has begun
    /// @throws IOException when it ends after all, or this is closed
    void listen(String path, Runnable opened, Consumer<String> heard) throws IOException {
        Line line = connect();
        try (Socket socket = line.socket()) {
            listening.add(socket);
            line.out().write(question("GET", path, new byte[0]));
            line.out().flush();
            PlainMessage.readHead(line.in());
            opened.run();
            String rest = "";
            while (true) {
                String text = rest + PlainMessage.readChunk(line.in());
                int whole = text.lastIndexOf('\n') + 1;
                text.substring(0, whole).lines().forEach(heard);
                rest = text.substring(whole);
            }
        } finally {
            listening.remove(line.socket());
        }
    }

    private byte[] question(String method, String path, byte[] body) {
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + door.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        byte[] ascii = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[ascii.length + body.length];
        System.arraycopy(ascii, 0, all, 0, ascii.length);
        System.arraycopy(body, 0, all, ascii.length, body.length);
        return all;
    }

    private Line connect() throws IOException {
        Socket socket = sockets.createSocket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) longest.toMillis());
        socket.connect(
                new InetSocketAddress(door.getHost(), door.getPort()), (int) CONNECT.toMillis());
        return new Line(
                socket,
                new BufferedInputStream(socket.getInputStream(), 4_096),
                socket.getOutputStream());
    }

    private void forget() {
        for (Idle one = idle.poll(); one != null; one = idle.poll()) {
            close(one.line().socket());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("a connection could not be closed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        forget();
        listening.forEach(PlainClient::close);
    }
}

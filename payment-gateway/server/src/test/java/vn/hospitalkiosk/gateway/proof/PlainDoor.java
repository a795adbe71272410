package vn.hospitalkiosk.gateway.proof;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// Serves the stubs of a load on loopback, one thread per connection.
final class PlainDoor implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, Page> pages = new ConcurrentSkipListMap<>();

    PlainDoor(int port) throws IOException {
        server = new ServerSocket(port, 64, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().name("stubs").start(this::accept);
    }

    void serve(String prefix, Page page) {
        pages.put(prefix, page);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().name("stub").start(() -> talk(socket));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                System.err.println("the stubs' door: " + e.getMessage());
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 4_096);
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write(bytes(answer(PlainMessage.read(in))));
                out.flush();
            }
        } catch (EOFException | SocketException left) {
            // The gateway closes what it does not need any more.
            assert left != null;
        } catch (IOException e) {
            System.err.println("a stub's connection: " + e.getMessage());
        }
    }

    private Reply.Answer answer(PlainMessage asked) {
        String[] line = asked.first().split(" ", 3);
        URI uri = URI.create(line[1]);
        Request request =
                new Request(line[0], address().toString(), uri, asked::header, asked.body());
        return pages.entrySet().stream()
                .filter(page -> uri.getPath().startsWith(page.getKey()))
                .findFirst()
                .map(page -> page.getValue().serve(request))
                .filter(Reply.Answer.class::isInstance)
                .map(Reply.Answer.class::cast)
                .orElseGet(() -> Reply.empty(404));
    }

    private static byte[] bytes(Reply.Answer answer) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" -\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
        byte[] ascii = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[ascii.length + answer.body().length];
        System.arraycopy(ascii, 0, all, 0, ascii.length);
        System.arraycopy(answer.body(), 0, all, ascii.length, answer.body().length);
        return all;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("the stubs' door: " + e.getMessage());
        }
    }
}

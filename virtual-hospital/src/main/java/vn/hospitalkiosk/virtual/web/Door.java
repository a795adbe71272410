package vn.hospitalkiosk.virtual.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The HTTP server: loopback only, one virtual thread per request, closed by whoever opened it.
public final class Door implements AutoCloseable {
    /// More than any message here has.
    private static final int LONGEST_BODY = 1 << 20;

    private static final System.Logger LOG = System.getLogger(Door.class.getName());

    static {
        // Without it the JDK's server waits 40 ms for a delayed acknowledgement on every answer of
        // a kept connection.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    private Door(HttpServer server) {
        this.server = server;
    }

    /// Listening, answering 404 until pages are added.
    ///
    /// @param port 0: any free one
    public static Door open(int port) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 64);
        Door door = new Door(server);
        server.setExecutor(door.threads);
        server.start();
        return door;
    }

    public void serve(String prefix, Page page) {
        server.createContext(prefix, exchange -> handle(exchange, page));
    }

    /// `http://127.0.0.1:9080`
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange, Page page) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            Reply reply =
                    body.length > LONGEST_BODY
                            ? Reply.problem(413, "The body is longer than 1 MiB.")
                            : answerOf(page, requestOf(exchange, body));
            switch (reply) {
                case Reply.Answer answer -> send(exchange, answer);
                case Reply.Silence silence -> holdSilently(silence);
            }
        } catch (IOException e) {
            // The client left before the answer was written: its business.
            LOG.log(System.Logger.Level.DEBUG, "client left", e);
        }
    }

    private static Reply answerOf(Page page, Request request) {
        try {
            return page.serve(request);
        } catch (RuntimeException e) {
            // Our own mistake. The message stays out of the log: it could quote what a request said
            // about a person.
            StringBuilder where = new StringBuilder(e.getClass().getName());
            for (StackTraceElement frame : e.getStackTrace()) {
                where.append("\n    at ").append(frame);
            }
            LOG.log(System.Logger.Level.ERROR, "a page failed: {0}", where);
            return Reply.problem(500, "The virtual hospital made a mistake; see its log.");
        }
    }

    private Request requestOf(HttpExchange exchange, byte[] body) {
        String host =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                        .orElse(address().getAuthority());
        return new Request(
                exchange.getRequestMethod(),
                "http://" + host,
                exchange.getRequestURI(),
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
                body);
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean none = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
        if (!none) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private void holdSilently(Reply.Silence silence) {
        try {
            boolean stopped = closing.await(silence.hold().toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.DEBUG, "silence ended, stopped: {0}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops listening; requests in work have half a second to end.
    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(500, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

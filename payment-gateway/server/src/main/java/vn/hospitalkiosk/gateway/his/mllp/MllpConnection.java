package vn.hospitalkiosk.gateway.his.mllp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// One open connection. A thread of its own listens, so that a connection the HIS has closed is known before the next message is written into it.
final class MllpConnection implements AutoCloseable {
    /// A HIS that talks without being asked must not fill the memory.
    private static final int MOST_UNREAD = 64;

    private final Socket wire;
    private final InputStream in;
    private final OutputStream out;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MOST_UNREAD + 1);
    private volatile boolean open = true;
    private boolean answeredOnce;

    private MllpConnection(Socket wire, Socket socket) throws IOException {
        this.wire = wire;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// @throws SSLException when either side does not trust the other, as far as the handshake tells
    static MllpConnection open(MllpAddress address) throws IOException {
        int limit = Math.toIntExact(Math.max(1, address.connect().toMillis()));
        Socket wire = new Socket();
        try {
            wire.connect(new InetSocketAddress(address.host(), address.port()), limit);
            wire.setTcpNoDelay(true);
            wire.setKeepAlive(true);
            wire.setSoTimeout(limit);
            MllpConnection connection = new MllpConnection(wire, secured(address, wire));
            wire.setSoTimeout(0);
            Thread.ofVirtual().name("his-mllp").start(connection::listen);
            return connection;
        } catch (IOException | RuntimeException failed) {
            wire.close();
            throw failed;
        }
    }

    private static Socket secured(MllpAddress address, Socket wire) throws IOException {
        if (address.tls().isEmpty()) {
            return wire;
        }
        SSLSocket socket =
                (SSLSocket)
                        address.tls()
                                .get()
                                .getSocketFactory()
                                .createSocket(wire, address.host(), address.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void listen() {
        try {
            for (Optional<byte[]> next = Blocks.next(in);
                    next.isPresent();
                    next = Blocks.next(in)) {
                if (heard.size() >= MOST_UNREAD) {
                    throw new IOException("too much unasked");
                }
                heard.add(new Heard.Message(next.get()));
            }
            ended("closed", false);
        } catch (SSLException refused) {
            ended("TLS: " + refused.getClass().getSimpleName(), true);
        } catch (IOException broken) {
            ended("connection lost", false);
        }
    }

    private void ended(String why, boolean untrusted) {
        open = false;
        heard.add(new Heard.Ended(why, untrusted));
        close();
    }

    boolean isOpen() {
        return open;
    }

    /// An answer came through here: when it breaks now, that is age and not a HIS that is away.
    boolean hasAnswered() {
        return answeredOnce;
    }

    void answered() {
        answeredOnce = true;
    }

    /// Whether that went well is heard: an answer, or the end.
    void write(byte[] block) {
        try {
            out.write(block);
            out.flush();
        } catch (IOException broken) {
            close();
        }
    }

    /// @param untilNanos of [System#nanoTime]
    Heard next(long untilNanos) throws InterruptedException {
        Heard next = heard.poll(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        return next == null ? new Heard.Silence() : next;
    }

    /// At once and without TLS's goodbye, for which a dead peer would be waited for.
    @Override
    public void close() {
        open = false;
        try {
            wire.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }
}

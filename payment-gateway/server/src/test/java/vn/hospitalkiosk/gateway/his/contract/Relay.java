package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line between adapter and HIS that breaks the way lines do. Knows nothing of what passes.
public final class Relay implements AutoCloseable {
    public enum Fault {
        NONE,
        /// The request arrives, the answer does not, the line is dead.
        CUT_BEFORE_ANSWER,
        /// Every answer comes twice.
        TWICE,
        /// Each connection is closed after its first answer, unannounced.
        CLOSES_AFTER_ANSWER
    }

    private static final byte MLLP_START = 0x0B;
    private static final byte MLLP_END = 0x1C;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    /// @param target port on this machine
    public Relay(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public void fault(Fault wanted) {
        fault = wanted;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, false));
                Thread.ofVirtual().start(() -> pump(far, near, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] some = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (!answers) {
                    out.write(some, 0, n);
                } else if (!answered(Arrays.copyOf(some, n), in, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            open.remove(from);
            open.remove(to);
        }
    }

    /// The simulator writes head and body apart: what follows at once belongs to the same answer.
    private boolean answered(byte[] first, InputStream in, OutputStream out) throws IOException {
        Fault now = fault;
        if (now == Fault.NONE) {
            out.write(first);
            return true;
        }
        byte[] whole = whole(first, in);
        return switch (now) {
            case CUT_BEFORE_ANSWER -> {
                fault = Fault.NONE;
                yield false;
            }
            case TWICE -> {
                out.write(whole);
                out.write(whole);
                yield true;
            }
            case CLOSES_AFTER_ANSWER -> {
                out.write(whole);
                yield false;
            }
            case NONE -> throw new IllegalStateException();
        };
    }

    private static byte[] whole(byte[] first, InputStream in) throws IOException {
        return first[0] == MLLP_START ? wholeMllp(first, in) : wholeHttp(first, in);
    }

    private static byte[] wholeMllp(byte[] first, InputStream in) throws IOException {
        byte[] all = first;
        while (all[all.length - 1] != '\r' || all[all.length - 2] != MLLP_END) {
            all = joined(all, in);
        }
        return all;
    }

    private static byte[] wholeHttp(byte[] first, InputStream in) throws IOException {
        byte[] all = first;
        String head = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1);
        while (!head.contains("\r\n\r\n")) {
            all = joined(all, in);
            head = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        int body = head.indexOf("\r\n\r\n") + 4;
        java.util.regex.Matcher length =
                java.util.regex.Pattern.compile("(?i)content-length: *([0-9]+)").matcher(head);
        int wanted = length.find() ? Integer.parseInt(length.group(1)) : 0;
        while (all.length < body + wanted) {
            all = joined(all, in);
        }
        return all;
    }

    private static byte[] joined(byte[] all, InputStream in) throws IOException {
        byte[] more = new byte[65_536];
        int n = in.read(more);
        if (n < 0) {
            throw new IOException("the HIS closed in the middle of an answer");
        }
        byte[] both = Arrays.copyOf(all, all.length + n);
        System.arraycopy(more, 0, both, all.length, n);
        return both;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

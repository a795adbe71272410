package vn.hospitalkiosk.virtual.his;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// Where the HIS listens for HL7 v2: MLLP, with TLS when it has a certificate. Each connection is served in order, several at once. Closed by [#close()].
public final class Hl7Line implements AutoCloseable {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int RETURN = 0x0D;

    private final ServerSocket door;
    private final Clock clock;
    private final Function<byte[], Hl7Answer> his;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private volatile Hl7Moods moods = Hl7Moods.GOOD;
    private volatile CountDownLatch lateOnes = new CountDownLatch(1);

    private Hl7Line(ServerSocket door, Clock clock, Function<byte[], Hl7Answer> his) {
        this.door = door;
        this.clock = clock;
        this.his = his;
    }

    /// @param port 0 takes a free one
    /// @param tls empty: plaintext
    /// @param certificateNeeded only who shows a certificate that `tls` trusts is heard
    public static Hl7Line open(
            int port,
            Optional<SSLContext> tls,
            boolean certificateNeeded,
            Clock clock,
            Function<byte[], Hl7Answer> his)
            throws IOException {
        ServerSocket door =
                tls.isPresent()
                        ? tls.get().getServerSocketFactory().createServerSocket()
                        : new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        if (door instanceof SSLServerSocket secured) {
            secured.setNeedClientAuth(certificateNeeded);
        }
        Hl7Line line = new Hl7Line(door, clock, his);
        Thread.ofVirtual().name("virtual-hl7").start(line::accept);
        return line;
    }

    public int port() {
        return door.getLocalPort();
    }

    public Hl7Moods moods() {
        return moods;
    }

    public void moods(Hl7Moods wanted) {
        moods = wanted;
    }

    /// Late answers go out now.
    public void letGo() {
        CountDownLatch waiting = lateOnes;
        lateOnes = new CountDownLatch(1);
        waiting.countDown();
    }

    /// Every connection breaks, as when the HIS restarts.
    public void cut() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                callers.add(caller);
                Thread.ofVirtual().name("virtual-hl7-caller").start(() -> serve(caller));
            } catch (IOException closedOrNotTrusted) {
                // The loop's condition tells which.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(caller.getInputStream());
            OutputStream out = caller.getOutputStream();
            for (byte[] message = next(in); message.length > 0; message = next(in)) {
                if (!answer(message, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The caller has gone, or was never trusted.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            callers.remove(caller);
        }
    }

    /// @return empty at the end
    private static byte[] next(InputStream in) throws IOException {
        int b = in.read();
        while (b >= 0 && b != START) {
            b = in.read();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (b >= 0) {
            b = in.read();
            if (b == END) {
                return in.read() == RETURN ? message.toByteArray() : new byte[0];
            }
            message.write(b);
        }
        return new byte[0];
    }

    /// @return false: the line is to be closed
    private boolean answer(byte[] message, OutputStream out)
            throws IOException, InterruptedException {
        Hl7Moods now = moods;
        Hl7Answer answer =
                switch (now.acknowledgement()) {
                    case ERROR ->
                            new Hl7Answer.Said(Hl7Desk.unable("AE", message, clock.instant()));
                    case REJECT ->
                            new Hl7Answer.Said(Hl7Desk.unable("AR", message, clock.instant()));
                    default -> his.apply(message);
                };
        return switch (answer) {
            case Hl7Answer.HangUp() -> false;
            case Hl7Answer.Nothing() -> true;
            case Hl7Answer.Said(byte[] said) -> say(now, message, said, out);
        };
    }

    private boolean say(Hl7Moods now, byte[] message, byte[] said, OutputStream out)
            throws IOException, InterruptedException {
        byte[] block = block(said);
        switch (now.acknowledgement()) {
            case NORMAL, ERROR, REJECT -> write(out, block);
            case NEVER -> {}
            case LATE -> {
                boolean letGo = lateOnes.await(now.lateMs(), TimeUnit.MILLISECONDS);
                assert letGo || now.lateMs() >= 0;
                write(out, block);
            }
            case TWICE -> {
                write(out, block);
                write(out, block);
            }
            case CUT -> {
                write(out, Arrays.copyOf(block, block.length / 2));
                return false;
            }
            case STRANGER -> write(out, block(toAnother(message, said)));
            case GARBAGE ->
                    write(
                            out,
                            block("<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8)));
        }
        return true;
    }

    private static byte[] toAnother(byte[] message, byte[] said) {
        String id = Hl7Message.of(message).controlId();
        return new String(said, StandardCharsets.UTF_8)
                .replace("|" + id, "|" + "Z".repeat(id.length()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] block(byte[] message) {
        byte[] block = new byte[message.length + 3];
        block[0] = START;
        System.arraycopy(message, 0, block, 1, message.length);
        block[message.length + 1] = END;
        block[message.length + 2] = RETURN;
        return block;
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        letGo();
    }
}

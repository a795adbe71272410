package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.hospitalkiosk.virtual.folder.Endpoints;

/// The network cable between kiosk and gateway. Cut, it carries nothing and says nothing: who waits, waits; put back, what hung on it is broken and everything new goes through.
final class Cable implements AutoCloseable {
    private static final String DOOR = "gateway.kiosk";
    private static final int BUFFER = 8192;

    private final ServerSocket door;
    private final InetSocketAddress gateway;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Cable(ServerSocket door, InetSocketAddress gateway) {
        this.door = door;
        this.gateway = gateway;
    }

    /// Laid where every kiosk that looks up the gateway's address finds it.
    static Cable lay(Stage stage) {
        Path run = stage.var().resolve("run");
        String gateway = Json.read(run.resolve("endpoints.json")).path(DOOR).asString("");
        int port = Integer.parseInt(gateway.substring(gateway.lastIndexOf(':') + 1));
        try {
            InetAddress here = InetAddress.ofLiteral("127.0.0.1");
            Cable cable =
                    new Cable(new ServerSocket(0, 50, here), new InetSocketAddress(here, port));
            Thread.ofVirtual().name("cable").start(cable::accept);
            new Endpoints(run).publish(Map.of(DOOR, "127.0.0.1:" + cable.door.getLocalPort()));
            return cable;
        } catch (IOException e) {
            throw new StageFailure("cannot lay the cable", e);
        }
    }

    void cut() {
        cut = true;
    }

    void plug() {
        cut = false;
        open.forEach(Cable::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException e) {
                // The gateway is not there, or the stage ends: a kiosk sees a connection that
                // breaks.
                open.removeIf(Socket::isClosed);
            }
        }
    }

    private void join(Socket kiosk) throws IOException {
        Socket there = new Socket();
        try {
            there.connect(gateway);
        } catch (IOException e) {
            kiosk.close();
            throw e;
        }
        open.add(kiosk);
        open.add(there);
        Thread.ofVirtual().start(() -> carry(kiosk, there));
        Thread.ofVirtual().start(() -> carry(there, kiosk));
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (!cut) {
                    out.write(bytes, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // Broken on either side: both ends are closed.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StageFailure("cannot close a connection", e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new StageFailure("cannot take the cable away", e);
        }
        open.forEach(Cable::end);
    }
}

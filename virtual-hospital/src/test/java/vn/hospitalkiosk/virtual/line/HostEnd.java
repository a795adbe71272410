package vn.hospitalkiosk.virtual.line;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The host's end of a wire, as a stranger would hold it: sends bytes, waits for bytes. A thread of its own reads, so that waiting can end.
public final class HostEnd implements AutoCloseable {
    /// The wire has ended.
    public static final int END = -1;

    /// Nothing came in time.
    public static final int NOTHING = -2;

    private static final int PATIENCE_MILLIS = 8000;

    private final OutputStream out;
    private final Closeable wire;
    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

    private HostEnd(InputStream in, OutputStream out, Closeable wire) {
        this.out = out;
        this.wire = wire;
        Thread.ofPlatform().daemon().name("host end").start(() -> pump(in));
    }

    /// @param address `host:port`, or a path
    public static HostEnd open(String address) throws IOException {
        if (address.startsWith("/")) {
            // Two openings: a channel that is being read lets nobody write; closed, it wakes its
            // reader.
            FileChannel in = FileChannel.open(Path.of(address), StandardOpenOption.READ);
            OutputStream out = new FileOutputStream(address);
            return new HostEnd(
                    Channels.newInputStream(in),
                    out,
                    () -> {
                        in.close();
                        out.close();
                    });
        }
        String[] parts = address.split(":", 2);
        Socket socket = new Socket(parts[0], Integer.parseInt(parts[1]));
        socket.setTcpNoDelay(true);
        return new HostEnd(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    private void pump(InputStream in) {
        try {
            int next = in.read();
            while (next >= 0) {
                heard.add(next);
                next = in.read();
            }
        } catch (IOException e) {
            // The end, as the kernel likes to tell it.
        }
        heard.add(END);
    }

    public void send(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// The next byte, [#END], or [#NOTHING] after this long.
    public int next(int millis) {
        try {
            Integer next = heard.poll(millis, TimeUnit.MILLISECONDS);
            return next == null ? NOTHING : next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int next() {
        return next(PATIENCE_MILLIS);
    }

    /// So many bytes; fewer when the wire ends or nothing comes.
    public byte[] take(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int next = next();
            if (next < 0) {
                return java.util.Arrays.copyOf(bytes, i);
            }
            bytes[i] = (byte) next;
        }
        return bytes;
    }

    public String takeHex(int count) {
        return HexFormat.of().withUpperCase().formatHex(take(count));
    }

    /// All that comes until it is silent this long.
    public List<Integer> untilSilent(int millis) {
        List<Integer> bytes = new ArrayList<>();
        int next = next(millis);
        while (next >= 0) {
            bytes.add(next);
            next = next(millis);
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}

package vn.hospitalkiosk.device.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;

/// A TCP connection to a device. A write that stalls cannot be interrupted, so a watchdog closes the socket under it.
public final class TcpLine implements ByteLine {
    private static final int PORTION_BYTES = 4096;

    /// Small, so that little waits in the kernel when the printer stops: what waits there is neither printed nor lost for sure.
    private static final int SEND_BUFFER_BYTES = 8192;

    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final Socket socket;

    private TcpLine(Socket socket) {
        this.socket = socket;
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("tcp-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// Connects anew each time it is opened; the name is looked up each time too.
    public static ByteLine.Opener to(String host, int port, Duration connectTimeout) {
        return () -> connected(host, port, connectTimeout);
    }

    private static TcpLine connected(String host, int port, Duration timeout) {
        Socket socket = new Socket();
        try {
            socket.setSendBufferSize(SEND_BUFFER_BYTES);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return new TcpLine(socket);
        } catch (IOException | RuntimeException e) {
            TcpLine half = new TcpLine(socket);
            half.close();
            throw new LineGoneException(
                    LineTrouble.NOT_THERE,
                    "no connection to the device: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public int read(byte[] into) {
        try {
            int read = socket.getInputStream().read(into);
            if (read < 0) {
                throw new LineGoneException("the device closed the connection");
            }
            return read;
        } catch (IOException e) {
            throw new LineGoneException("the connection broke while reading");
        }
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        for (int at = 0; at < bytes.length; at += PORTION_BYTES) {
            Future<?> alarm =
                    WATCHDOG.schedule(this::close, perPortion.toNanos(), TimeUnit.NANOSECONDS);
            try {
                socket.getOutputStream()
                        .write(bytes, at, Math.min(PORTION_BYTES, bytes.length - at));
            } catch (IOException e) {
                throw new LineGoneException("the connection broke, or stalled, while writing");
            } finally {
                alarm.cancel(false);
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The far side sees the end either way.
        }
    }
}

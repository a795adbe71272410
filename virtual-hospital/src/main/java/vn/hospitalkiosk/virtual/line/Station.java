package vn.hospitalkiosk.virtual.line;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A device on its line, served by one thread of its own from [#start] until closed.
public final class Station implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Station.class.getName());

    /// How late a timer of a device may be.
    private static final int TICK_MILLIS = 10;

    private final Line line;
    private final Device device;
    private final Outbox out = new Outbox();
    private final Thread thread;
    private volatile boolean closed;

    public Station(String name, Line line, Device device) {
        this.line = line;
        this.device = device;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /// Plugs it in for the first time.
    public void start() throws IOException {
        line.plug();
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        line.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
            // A cable that was just being put back.
            line.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                device.tick(out);
                flush();
                switch (line.read(out.millisUntilDue(System.nanoTime(), TICK_MILLIS))) {
                    case Line.Heard.Bytes(byte[] bytes) -> device.receive(bytes, out);
                    case Line.Heard.Silence() -> {}
                    case Line.Heard.Ended() -> device.hungUp(out);
                }
                flush();
            } catch (IOException e) {
                // The cable was pulled while in use.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
            } catch (RuntimeException e) {
                // A simulator that dies silently would look like a cable fault.
                LOG.log(System.Logger.Level.ERROR, "defect in a simulator", e);
            }
        }
    }

    private void flush() throws IOException {
        Optional<Outbox.Act> act = out.due(System.nanoTime());
        while (act.isPresent() && !closed) {
            switch (act.get()) {
                case Outbox.Act.Send(byte[] bytes) -> line.write(bytes);
                case Outbox.Act.Pull() -> line.unplug();
                case Outbox.Act.PutBack() -> line.plug();
            }
            act = out.due(System.nanoTime());
        }
    }
}

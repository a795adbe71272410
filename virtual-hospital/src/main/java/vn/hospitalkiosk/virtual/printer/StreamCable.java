package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/// One wire somebody else has opened, as the device side of a USB gadget; it cannot be pulled from here.
final class StreamCable implements Cable {
    private static final int CHUNK = 4096;

    private final InputStream in;
    private final OutputStream out;

    private final class Stream implements Wire {
        @Override
        public byte[] read() throws IOException {
            byte[] chunk = new byte[CHUNK];
            int count = in.read(chunk);
            return Arrays.copyOf(chunk, Math.max(0, count));
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }
    }

    StreamCable(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void open(Consumer<Wire> caller) {
        Thread.ofPlatform().daemon().name("printer line").start(() -> caller.accept(new Stream()));
    }

    @Override
    public void unplug() {
        throw new IllegalStateException("whoever opened this wire pulls it");
    }

    @Override
    public void plug() {
        throw new IllegalStateException("whoever opened this wire plugs it");
    }

    @Override
    public boolean diesWithThePower() {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }
}

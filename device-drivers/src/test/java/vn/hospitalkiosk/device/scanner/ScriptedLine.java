package vn.hospitalkiosk.device.scanner;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;

/// A line whose other end is a function from command to answer, both in hex.
final class ScriptedLine implements ByteLine {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> coming = new LinkedBlockingQueue<>();
    private final Function<String, String> device;
    final BlockingQueue<String> commands = new LinkedBlockingQueue<>();

    ScriptedLine(Function<String, String> device) {
        this.device = device;
    }

    void comes(byte[] bytes) {
        coming.add(bytes.clone());
    }

    @Override
    public int read(byte[] into) {
        byte[] bytes;
        try {
            bytes = coming.take();
        } catch (InterruptedException e) {
            bytes = END;
        }
        if (bytes.length == 0) {
            throw new LineGoneException("closed");
        }
        System.arraycopy(bytes, 0, into, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        String command = HexFormat.of().formatHex(bytes);
        commands.add(command);
        byte[] answer = HexFormat.of().parseHex(device.apply(command));
        if (answer.length > 0) {
            coming.add(answer);
        }
    }

    @Override
    public void close() {
        coming.add(END);
    }
}

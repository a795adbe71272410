package vn.hospitalkiosk.virtual.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.pty.PluggablePort;

/// A serial QR scanner, 8N1: sends the text of a code as UTF-8 followed by CR. The link points to its port while it is plugged in. Each code shown draws its fate.
public final class ScannerSimulator implements AutoCloseable {
    private static final byte CR = 0x0D;
    private static final int WRITE_MILLIS = 1000;
    private static final int EAR_MILLIS = 50;
    private static final int BYTE_MILLIS = 50;
    private static final int MOST_NOISE = 20;
    private static final int FLOOD_BYTES = 100_000;
    private static final int LONGEST_COMMAND_HEX = 64;

    private final PluggablePort port;
    private final Faults<ScannerMishap> faults = new Faults<>();
    private final Thread ear;
    private volatile ScannerModel model = ScannerModel.PLAIN;
    private volatile boolean lit;
    private volatile boolean closed;
    private volatile boolean mute;

    public ScannerSimulator(Path link) {
        this.port = new PluggablePort(link);
        this.ear = Thread.ofPlatform().daemon().name("scanner-simulator").unstarted(this::listen);
    }

    /// Plugs it in for the first time.
    public void start() throws IOException {
        replug();
        ear.start();
    }

    public Faults<ScannerMishap> faults() {
        return faults;
    }

    /// A model other than plain sees a code only while it is told to look.
    public void model(ScannerModel model) {
        this.model = model;
        lit = false;
    }

    public boolean lit() {
        return lit;
    }

    /// Shows it a code. A real scanner cannot know whether anybody reads; here the answer is false when nobody has the port open (the text is then lost, as on USB), when the reader does not take it within a second, when the scanner is unplugged, or not told to look.
    public boolean show(String text) throws IOException {
        return show(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same for a code in other letters.
    public synchronized boolean show(byte[] code) throws IOException {
        if (model != ScannerModel.PLAIN && !lit) {
            return false;
        }
        lit = false;
        Faults.Draw<ScannerMishap> draw = faults.draw();
        byte[] whole = joined(code, new byte[] {CR});
        if (draw.mishap().isEmpty()) {
            return port.write(whole, WRITE_MILLIS);
        }
        return switch (draw.mishap().get()) {
            case SLOW_BYTES -> pieces(whole, 1, 1, BYTE_MILLIS, draw.random());
            case SPLIT -> pieces(whole, 1, whole.length, 1, draw.random());
            case NO_SUFFIX -> port.write(code, WRITE_MILLIS);
            case GARBAGE -> port.write(joined(noise(draw.random()), whole), WRITE_MILLIS);
            case DUPLICATE -> port.write(joined(whole, whole), WRITE_MILLIS);
            case CABLE_OUT -> pulled(whole, draw.random());
            case FLOOD -> port.write(flood(draw.random()), WRITE_MILLIS);
            case MUTE -> {
                mute = true;
                yield port.write(whole, WRITE_MILLIS);
            }
        };
    }

    private boolean pieces(byte[] all, int least, int most, int millis, RandomGenerator random)
            throws IOException {
        for (int at = 0; at < all.length; ) {
            int end = Math.min(all.length, at + random.nextInt(least, most + 1));
            if (!port.write(Arrays.copyOfRange(all, at, end), WRITE_MILLIS)) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            at = end;
        }
        return true;
    }

    private boolean pulled(byte[] whole, RandomGenerator random) throws IOException {
        boolean taken =
                port.write(Arrays.copyOf(whole, random.nextInt(whole.length)), WRITE_MILLIS);
        port.unplug();
        return taken;
    }

    /// Anything but the suffix.
    private static byte[] noise(RandomGenerator random) {
        byte[] noise = new byte[random.nextInt(1, MOST_NOISE + 1)];
        random.nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == CR ? 0 : noise[i];
        }
        return noise;
    }

    private static byte[] flood(RandomGenerator random) {
        byte[] flood = new byte[FLOOD_BYTES];
        Arrays.fill(flood, (byte) random.nextInt('a', 'z' + 1));
        return flood;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    private void listen() {
        StringBuilder heard = new StringBuilder();
        while (!closed) {
            try {
                for (byte b : port.read(EAR_MILLIS)) {
                    heard.append(HexFormat.of().toHexDigits(b));
                    obey(heard);
                }
            } catch (IOException e) {
                // Unplugged while it was listened to.
                heard.setLength(0);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EAR_MILLIS));
            }
        }
    }

    private void obey(StringBuilder heard) throws IOException {
        Optional<ScannerModel.Effect> effect = model.heard(heard.toString());
        if (effect.isPresent()) {
            heard.setLength(0);
            boolean answers = !mute;
            mute = false;
            // It says so before it looks.
            if (answers && effect.get().answer().length > 0) {
                port.write(effect.get().answer(), WRITE_MILLIS);
            }
            effect.get().lit().ifPresent(on -> lit = on);
        } else if (heard.length() > LONGEST_COMMAND_HEX) {
            heard.delete(0, 2);
        }
    }

    /// Pulls the cable: the link goes, readers of the port see its end.
    public void unplug() throws IOException {
        port.unplug();
    }

    /// Puts the cable back in; nothing happens when it is in.
    public void replug() throws IOException {
        port.plug();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        port.close();
    }
}

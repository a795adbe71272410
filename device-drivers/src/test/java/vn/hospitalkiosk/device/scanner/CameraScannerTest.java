package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.LineGoneException;

@Timeout(60)
class CameraScannerTest {
    private final BlockingQueue<FrameSource.Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    private volatile boolean plugged = true;

    private final class Frames implements FrameSource {
        private volatile boolean closed;

        @Override
        public Frame next() {
            try {
                while (plugged && !closed) {
                    Frame frame = frames.poll(10, TimeUnit.MILLISECONDS);
                    if (frame != null) {
                        return frame;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new LineGoneException("the camera is gone");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private FrameSource opened() {
        if (!plugged) {
            throw new LineGoneException("no camera");
        }
        return new Frames();
    }

    private static FrameSource.Frame showing(String text) throws Exception {
        BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 200, 200);
        byte[] pixels = new byte[200 * 200];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (code.get(i % 200, i / 200) ? 10 : 240);
        }
        return new FrameSource.Frame(200, 200, FrameSource.Pixels.LUMINANCE, pixels);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T head = queue.poll(20, TimeUnit.SECONDS);
        if (head == null) {
            throw new AssertionError("nothing came");
        }
        return head;
    }

    private void awaitState(Class<? extends DeviceState> kind) throws InterruptedException {
        while (!kind.isInstance(next(states))) {
            // the next one
        }
    }

    @Test
    void codes_are_read_once_and_again_after_the_camera_was_away() throws Exception {
        try (CameraScanner scanner = new CameraScanner(this::opened, Clock.systemUTC())) {
            scanner.watch(states::add);
            scanner.listen(texts::add);
            awaitState(DeviceState.Ready.class);
            frames.add(showing("one"));
            frames.add(showing("one"));
            frames.add(showing("two"));
            assertThat(next(texts)).isEqualTo("one");
            assertThat(next(texts)).isIn("one", "two");
            plugged = false;
            awaitState(DeviceState.Faulty.class);
            plugged = true;
            awaitState(DeviceState.Ready.class);
            frames.add(showing("three"));
            String text = next(texts);
            while (!text.equals("three")) {
                text = next(texts);
            }
        }
    }

    @Test
    void a_frame_whose_bytes_do_not_fit_its_size_is_refused() {
        assertThatThrownBy(() ->
                        new FrameSource.Frame(
                                100_000, 100_000, FrameSource.Pixels.RGB, new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

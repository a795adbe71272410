package vn.hospitalkiosk.device.scanner;

import vn.hospitalkiosk.device.LineGoneException;

/// An open camera. No capture is shipped: V4L2, Media Foundation or a maker's library plug in here. Used by one thread; `close` from any thread ends a `next` that waits.
public interface FrameSource extends AutoCloseable {
    /// How pixels stand in a frame, row by row from the top, without padding.
    enum Pixels {
        /// One byte, 0 is black.
        LUMINANCE(1),
        /// Three bytes: red, green, blue.
        RGB(3);

        private final int bytes;

        Pixels(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /// @param bytes width × height × bytes of a pixel; read before the next call only, so a source may use it again
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Frame(int width, int height, Pixels pixels, byte[] bytes) {
        private static final int MOST_PIXELS = 4_200_000;

        /// @throws IllegalArgumentException when the sizes do not fit together or are beyond a code reader's needs
        public Frame {
            boolean sane = width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
            if (!sane || bytes.length != width * height * pixels.bytes()) {
                throw new IllegalArgumentException("a frame's bytes do not fit its size");
            }
        }
    }

    /// How a driver gets a camera, again and again.
    interface Opener {
        /// @throws LineGoneException when there is no camera
        FrameSource open();
    }

    /// Waits for the newest frame; older ones nobody took are dropped.
    ///
    /// @throws LineGoneException when the camera is gone, was closed, or gives no frames
    Frame next();

    /// Never throws.
    @Override
    void close();
}

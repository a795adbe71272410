package vn.hospitalkiosk.device.scanner;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds a QR, Data Matrix or PDF417 code in one camera frame. Not thread-safe.
final class FrameDecoder {
    /// Beyond this a frame is not enlarged: it has pixels enough.
    private static final int MOST_TO_ENLARGE = 1_000_000;

    private final MultiFormatReader reader = new MultiFormatReader();

    FrameDecoder() {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(
                DecodeHintType.POSSIBLE_FORMATS,
                List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417));
        hints.put(DecodeHintType.TRY_HARDER, true);
        // One character per byte: what the bytes mean is decided where a serial scanner's are.
        hints.put(DecodeHintType.CHARACTER_SET, "ISO-8859-1");
        reader.setHints(hints);
    }

    /// Clean text as `ScanText` makes it. Tries a local and a global threshold, then both on the frame twice as large (cccd.md §3).
    Optional<String> decode(FrameSource.Frame frame) {
        byte[] grey = luminance(frame);
        int width = frame.width();
        int height = frame.height();
        Optional<String> found = decode(grey, width, height);
        if (found.isEmpty() && (long) width * height <= MOST_TO_ENLARGE) {
            found = decode(enlarged(grey, width, height), 2 * width, 2 * height);
        }
        return found.filter(text -> !text.isEmpty());
    }

    private Optional<String> decode(byte[] grey, int width, int height) {
        LuminanceSource source =
                new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
        return decode(new HybridBinarizer(source))
                .or(() -> decode(new GlobalHistogramBinarizer(source)));
    }

    private Optional<String> decode(Binarizer binarizer) {
        try {
            return Optional.of(text(reader.decodeWithState(new BinaryBitmap(binarizer))));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // The library trips over some pictures that are no codes.
            return Optional.empty();
        } finally {
            reader.reset();
        }
    }

    /// A code may say which letters it uses (ECI), and some say the wrong ones; UTF-8 that makes sense as UTF-8 is UTF-8.
    private static String text(Result result) {
        String text = result.getText();
        if (text.chars().anyMatch(c -> c > 0xFF)) {
            return ScanText.clean(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        boolean saysWhich =
                "]Q2"
                        .equals(
                                result.getResultMetadata() == null
                                        ? ""
                                        : result.getResultMetadata()
                                                .get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
        return saysWhich ? ScanText.clean(ScanText.utf8(bytes).orElse(text)) : ScanText.of(bytes);
    }

    private static byte[] luminance(FrameSource.Frame frame) {
        byte[] from = frame.bytes();
        return switch (frame.pixels()) {
            case LUMINANCE -> from.clone();
            case RGB -> {
                byte[] grey = new byte[frame.width() * frame.height()];
                for (int i = 0; i < grey.length; i++) {
                    int red = from[3 * i] & 0xFF;
                    int green = from[3 * i + 1] & 0xFF;
                    int blue = from[3 * i + 2] & 0xFF;
                    grey[i] = (byte) ((red + 2 * green + blue) / 4);
                }
                yield grey;
            }
        };
    }

    /// Twice as wide and high, between neighbours by halves.
    private static byte[] enlarged(byte[] grey, int width, int height) {
        byte[] large = new byte[4 * grey.length];
        for (int y = 0; y < 2 * height; y++) {
            int top = y / 2 * width;
            int below = Math.min((y + 1) / 2, height - 1) * width;
            for (int x = 0; x < 2 * width; x++) {
                int left = x / 2;
                int right = Math.min((x + 1) / 2, width - 1);
                int sum =
                        (grey[top + left] & 0xFF)
                                + (grey[top + right] & 0xFF)
                                + (grey[below + left] & 0xFF)
                                + (grey[below + right] & 0xFF);
                large[y * 2 * width + x] = (byte) (sum / 4);
            }
        }
        return large;
    }
}

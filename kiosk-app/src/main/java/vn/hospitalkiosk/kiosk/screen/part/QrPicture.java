package vn.hospitalkiosk.kiosk.screen.part;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/// A QR code in whole pixels with a quiet zone of four modules, black on its own white plate in every theme.
public final class QrPicture {
    private static final int QUIET = 4;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private QrPicture() {}

    /// @param atLeast least width of the code itself in px, without the quiet zone
    /// @throws IllegalArgumentException when `content` does not fit a QR code
    public static StackPane of(String content, int atLeast, String spoken) {
        ByteMatrix code = encode(content);
        int modules = code.getWidth();
        int module = Math.ceilDiv(atLeast, modules);
        int edge = (modules + 2 * QUIET) * module;
        WritableImage image = new WritableImage(edge, edge);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        edge,
                        edge,
                        PixelFormat.getIntArgbInstance(),
                        pixels(code, module, edge),
                        0,
                        edge);
        ImageView view = new ImageView(image);
        view.setSmooth(false);
        view.setAccessibleText(spoken);
        StackPane plate = new StackPane(view);
        plate.getStyleClass().add("qr-plate");
        Boxes.height(Boxes.width(plate, edge), edge);
        return plate;
    }

    private static int[] pixels(ByteMatrix code, int module, int edge) {
        int[] pixels = new int[edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                pixels[y * edge + x] =
                        dark(code, x / module - QUIET, y / module - QUIET) ? BLACK : WHITE;
            }
        }
        return pixels;
    }

    private static boolean dark(ByteMatrix code, int x, int y) {
        return x >= 0
                && y >= 0
                && x < code.getWidth()
                && y < code.getHeight()
                && code.get(x, y) == 1;
    }

    private static ByteMatrix encode(String content) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(content)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "a text of " + content.length() + " characters does not fit a QR code", e);
        }
    }
}

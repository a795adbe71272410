package vn.hospitalkiosk.virtual.stage;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A phone pointed at the kiosk: reads the QR off a picture of its screen.
final class PhoneCamera {
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private PhoneCamera() {}

    /// Every code on a picture of paper, on which there may be several.
    static List<String> readAll(Path picture) {
        try {
            return Stream.of(new QRCodeMultiReader().decodeMultiple(bits(picture), HINTS))
                    .map(Result::getText)
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    /// @param picture PNG of the kiosk's screen
    /// @return the code's text; empty when there is none to be read
    static Optional<String> read(Path picture) {
        try {
            return Optional.of(new QRCodeReader().decode(bits(picture), HINTS).getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static BinaryBitmap bits(Path picture) {
        try {
            BufferedImage image = ImageIO.read(picture.toFile());
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            return new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        } catch (IOException e) {
            throw new StageFailure("cannot read " + picture, e);
        }
    }
}

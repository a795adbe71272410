package vn.hospitalkiosk.virtual.stage;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// A phone pointed at the kiosk: reads the QR off a picture of its screen.
final class PhoneCamera {
    private PhoneCamera() {}

    /// @param picture PNG of the kiosk's screen
    /// @return the code's text; empty when there is none to be read
    static Optional<String> read(Path picture) {
        try {
            BufferedImage image = ImageIO.read(picture.toFile());
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            BinaryBitmap bits =
                    new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            return Optional.of(
                    new QRCodeReader()
                            .decode(bits, Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StageFailure("cannot read " + picture, e);
        }
    }
}

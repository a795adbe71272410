package vn.hospitalkiosk.gateway.console;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A QR code as one SVG path, sharp at any size; nothing to load.
public final class QrCode {
    private QrCode() {}

    /// @param what it is, for those who do not see it
    public static Html of(String content, String what) {
        try {
            BitMatrix bits =
                    new QRCodeWriter()
                            .encode(
                                    content,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            4,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    if (bits.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return Html.of(
                    "<svg class=\"qr\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\"{}\"/></svg>",
                    bits.getWidth(),
                    bits.getHeight(),
                    what,
                    path);
        } catch (WriterException e) {
            throw new IllegalStateException("a QR code for " + what + " cannot be drawn", e);
        }
    }
}

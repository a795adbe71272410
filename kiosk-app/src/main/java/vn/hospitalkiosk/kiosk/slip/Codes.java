package vn.hospitalkiosk.kiosk.slip;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// QR codes of slips: at least 176 dots wide and, for what we print, at least four dots to a module.
final class Codes {
    private static final int SMALLEST = 176;
    private static final int LEAST_DOTS = 4;

    private Codes() {}

    /// One cell per module, no quiet zone.
    static BitMatrix matrix(String content) {
        try {
            return new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    0,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a QR", e);
        }
    }

    static int dotsPerModule(int modules) {
        return Math.max(LEAST_DOTS, (SMALLEST + modules - 1) / modules);
    }
}

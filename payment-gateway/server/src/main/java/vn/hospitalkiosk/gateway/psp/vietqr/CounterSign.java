package vn.hospitalkiosk.gateway.psp.vietqr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sheet with a counter's static QR, A5 at 300 dots per inch, black on white: hospital, counter, QR, account, and what the payer is to do.
///
/// @param counter as in the note: `QUAY1`
/// @param label as people call it: `Quầy thu 1`
public record CounterSign(
        String hospital, String payee, String bin, String account, String counter, String label) {
    static final int WIDTH = 1748;
    static final int HEIGHT = 2480;
    private static final int QR = 1200;
    private static final int MARGIN = 110;
    private static final int QUIET_MODULES = 4;
    private static final int LONGEST_NAME = 25;
    private static final List<String> STEPS =
            List.of(
                    "1. Mở ứng dụng ngân hàng, quét mã này.",
                    "2. Nhập đúng số tiền trên hoá đơn.",
                    "3. Ghi mã trên phiếu vào nội dung chuyển khoản.",
                    "Không ghi mã: khoản tiền phải chờ nhân viên đối chiếu.");

    public CounterSign {
        if (!counter.matches("[A-Z0-9]{1,10}")) {
            throw new IllegalArgumentException(
                    "a counter is one to ten capital letters and digits, not " + counter);
        }
        if (account.isEmpty()) {
            throw new IllegalArgumentException("psp/vietqr.yaml names no account");
        }
    }

    /// Of the hospital's own file.
    public static CounterSign of(
            VietQrConfig config, String hospital, String payee, String counter, String label) {
        return new CounterSign(hospital, payee, config.bin(), config.account(), counter, label);
    }

    public String text() {
        return EmvQr.standing(bin, account, plain(payee), counter);
    }

    /// `BVĐK tỉnh Khánh Hòa` as `BVDK TINH KHANH HOA`, cut to what a QR takes.
    private static String plain(String name) {
        String plain =
                Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                        .replaceAll("[^ -~]", "")
                        .toUpperCase(Locale.ROOT)
                        .strip();
        return plain.substring(0, Math.min(LONGEST_NAME, plain.length())).strip();
    }

    /// @param font for all words; must have Vietnamese letters
    public BufferedImage drawn(Font font) {
        BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(Color.BLACK);
            line(pen, font, hospital, 74, 190);
            line(pen, font, label, 110, 340);
            qr(pen, 400);
            line(pen, font, "VietQR · " + payee, 58, 1700);
            line(pen, font, "Số tài khoản " + account + " · NAPAS " + bin, 58, 1790);
            for (int i = 0; i < STEPS.size(); i++) {
                line(pen, font, STEPS.get(i), 60, 1930 + 100 * i);
            }
            line(pen, font, counter, 52, HEIGHT - 90);
        } finally {
            pen.dispose();
        }
        return sheet;
    }

    /// Centred; smaller when it would not fit.
    private static void line(Graphics2D pen, Font font, String words, int size, int baseline) {
        pen.setFont(font.deriveFont((float) size));
        int wide = pen.getFontMetrics().stringWidth(words);
        int room = WIDTH - 2 * MARGIN;
        if (wide > room) {
            pen.setFont(font.deriveFont((float) size * room / wide));
            wide = pen.getFontMetrics().stringWidth(words);
        }
        pen.drawString(words, (WIDTH - wide) / 2, baseline);
    }

    private void qr(Graphics2D pen, int top) {
        try {
            BitMatrix modules =
                    new QRCodeWriter()
                            .encode(
                                    text(),
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.Q,
                                            EncodeHintType.MARGIN,
                                            QUIET_MODULES));
            int each = QR / modules.getWidth();
            int left = (WIDTH - each * modules.getWidth()) / 2;
            for (int x = 0; x < modules.getWidth(); x++) {
                for (int y = 0; y < modules.getHeight(); y++) {
                    if (modules.get(x, y)) {
                        pen.fillRect(left + x * each, top + y * each, each, each);
                    }
                }
            }
        } catch (WriterException e) {
            throw new IllegalStateException("a VietQR fits every QR", e);
        }
    }
}

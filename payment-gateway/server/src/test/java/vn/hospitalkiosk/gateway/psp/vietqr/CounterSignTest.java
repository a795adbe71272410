package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.InflaterOutputStream;
import org.junit.jupiter.api.Test;

class CounterSignTest {
    private static final CounterSign SIGN =
            new CounterSign(
                    "Bệnh viện Đa khoa tỉnh Khánh Hòa",
                    "BVĐK tỉnh Khánh Hòa",
                    "970436",
                    "0000000001",
                    "QUAY1",
                    "Quầy thu 1");

    private static String read(BufferedImage sheet) throws Exception {
        int[] dots =
                sheet.getRGB(0, 0, sheet.getWidth(), sheet.getHeight(), null, 0, sheet.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(
                                        new RGBLuminanceSource(
                                                sheet.getWidth(), sheet.getHeight(), dots))))
                .getText();
    }

    @Test
    void the_sheet_holds_a_static_qr_without_amount_that_a_camera_reads() throws Exception {
        BufferedImage sheet = SIGN.drawn(new Font(Font.SANS_SERIF, Font.BOLD, 1));
        assertThat(read(sheet))
                .isEqualTo(SIGN.text())
                .startsWith("000201010211")
                .contains(
                        "970436",
                        "0000000001",
                        "52048062",
                        "5919BVDK TINH KHANH HOA",
                        "62180705QUAY10805QUAY1")
                .doesNotContain("5405");
        assertThat(EmvQr.sealed(SIGN.text().substring(0, SIGN.text().length() - 8)))
                .isEqualTo(SIGN.text());
    }

    @Test
    void the_pdf_has_a_page_for_each_counter_with_the_very_dots() throws Exception {
        BufferedImage sheet = SIGN.drawn(new Font(Font.SANS_SERIF, Font.BOLD, 1));
        byte[] pdf = SheetPdf.of(List.of(sheet, sheet));
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF-1.4\n").contains("/Count 2/").endsWith("%%EOF\n");
        int table =
                Integer.parseInt(
                        text.substring(text.indexOf("startxref\n") + 10)
                                .lines()
                                .findFirst()
                                .orElseThrow());
        assertThat(text.substring(table)).startsWith("xref\n0 9\n");
        int first =
                Integer.parseInt(
                        text.substring(table)
                                .lines()
                                .skip(3)
                                .findFirst()
                                .orElseThrow()
                                .substring(0, 10));
        assertThat(text.substring(first)).startsWith("1 0 obj\n<</Type/Catalog");
        int image = text.indexOf("/Subtype/Image");
        int from = text.indexOf("stream\n", image) + 7;
        int length =
                Integer.parseInt(
                        text.substring(
                                text.indexOf("/Length ", image) + 8, text.indexOf(">>", image)));
        ByteArrayOutputStream dots = new ByteArrayOutputStream();
        try (InflaterOutputStream inflating = new InflaterOutputStream(dots)) {
            inflating.write(pdf, from, length);
        }
        assertThat(dots.size()).isEqualTo(CounterSign.WIDTH * CounterSign.HEIGHT);
    }

    @Test
    void a_counter_that_does_not_fit_a_note_and_an_account_that_is_missing_are_said() {
        assertThatThrownBy(() -> new CounterSign("a", "a", "970436", "1", "Quầy 1", "x"))
                .hasMessageContaining("capital");
        assertThatThrownBy(() -> new CounterSign("a", "a", "970436", "", "QUAY1", "x"))
                .hasMessageContaining("account");
    }
}

package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.virtual.person.Person;

/// The codes are drawn by qrencode where it is installed: nothing of ours, and not the library that reads them.
class FrameDecoderTest {
    private static final Path QRENCODE = Path.of("/usr/bin/qrencode");
    private static final String CCCD = Person.nguyenVanA().printedCode();
    private static final int FUZZ = Integer.getInteger("fuzz.count", 10_000) / 100;

    @TempDir Path folder;

    private final FrameDecoder decoder = new FrameDecoder();

    /// One pixel a module, times four.
    private BufferedImage drawn(byte[] content) throws Exception {
        assumeThat(Files.isExecutable(QRENCODE)).as("qrencode is not installed").isTrue();
        Path text = folder.resolve("text");
        Path png = folder.resolve("code.png");
        Files.write(text, content);
        Process process =
                new ProcessBuilder(
                                QRENCODE.toString(),
                                "-8",
                                "-s",
                                "4",
                                "-l",
                                "M",
                                "-r",
                                text.toString(),
                                "-o",
                                png.toString())
                        .redirectErrorStream(true)
                        .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return ImageIO.read(png.toFile());
    }

    private BufferedImage drawn(String text) throws Exception {
        return drawn(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BufferedImage written(BarcodeFormat format, String text) {
        try {
            BitMatrix matrix = new MultiFormatWriter().encode(text, format, 240, 240);
            BufferedImage image =
                    new BufferedImage(
                            matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    image.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            return image;
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_cccds_code_is_read_with_its_vietnamese_letters() throws Exception {
        assertThat(decoder.decode(Scene.clean(1).of(drawn(CCCD)))).contains(CCCD);
    }

    @Test
    void it_is_read_at_any_angle() throws Exception {
        BufferedImage code = drawn(CCCD);
        for (int degrees = 0; degrees < 360; degrees += 23) {
            assertThat(decoder.decode(new Scene(1.2, degrees, 1, 0, 1, 1).of(code)))
                    .as("%d degrees", degrees)
                    .contains(CCCD);
        }
    }

    @Test
    void it_is_read_blurred_noisy_pale_and_small() throws Exception {
        BufferedImage code = drawn(CCCD);
        for (Scene scene :
                List.of(
                        new Scene(1.3, 7, 3, 0, 1, 1),
                        new Scene(1.3, -12, 1, 20, 1, 2),
                        new Scene(1.3, 3, 1, 4, 0.25, 3),
                        new Scene(1.0, 2, 3, 8, 0.6, 4),
                        new Scene(0.75, 0, 1, 4, 1, 5))) {
            assertThat(decoder.decode(scene.of(code))).as("%s", scene).contains(CCCD);
        }
    }

    @Test
    void older_letters_come_out_as_people_type() throws Exception {
        byte[] old = HexFormat.of().parseHex("4E475559CADE4E2056C34E2041");
        assertThat(decoder.decode(Scene.clean(3).of(drawn(old)))).contains("NGUYỄN VĂN A");
    }

    @Test
    void colours_do_not_matter() throws Exception {
        FrameSource.Frame grey = Scene.clean(1).of(drawn(CCCD));
        byte[] rgb = new byte[3 * grey.bytes().length];
        for (int i = 0; i < grey.bytes().length; i++) {
            rgb[3 * i] = grey.bytes()[i];
            rgb[3 * i + 1] = grey.bytes()[i];
            rgb[3 * i + 2] = grey.bytes()[i];
        }
        assertThat(
                        decoder.decode(
                                new FrameSource.Frame(
                                        grey.width(), grey.height(), FrameSource.Pixels.RGB, rgb)))
                .contains(CCCD);
    }

    @ParameterizedTest
    @EnumSource(
            value = BarcodeFormat.class,
            names = {"QR_CODE", "DATA_MATRIX", "PDF_417"})
    void other_codes_are_read_too(BarcodeFormat format) {
        BufferedImage code = written(format, "HK1/P/KH01/KH03-7K2M9Q/E74A");
        double scale = Math.min(4, 400.0 / Math.max(code.getWidth(), code.getHeight()));
        assertThat(decoder.decode(Scene.clean(scale).of(code)))
                .contains("HK1/P/KH01/KH03-7K2M9Q/E74A");
    }

    @Test
    void a_picture_of_nothing_gives_nothing_whatever_is_on_it() throws IOException {
        Random random = new Random(20261121);
        for (int round = 0; round < FUZZ; round++) {
            int width = random.nextInt(1, 160);
            int height = random.nextInt(1, 120);
            byte[] pixels = new byte[width * height];
            random.nextBytes(pixels);
            assertThat(
                            decoder.decode(
                                    new FrameSource.Frame(
                                            width, height, FrameSource.Pixels.LUMINANCE, pixels)))
                    .as("round %d", round)
                    .isEmpty();
        }
    }
}

package vn.hospitalkiosk.gateway.wiring;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import vn.hospitalkiosk.gateway.psp.vietqr.CounterSign;
import vn.hospitalkiosk.gateway.psp.vietqr.SheetPdf;
import vn.hospitalkiosk.gateway.psp.vietqr.VietQrConfig;

/// `scripts/static-qr`: the sheets with static QRs, printed once and hung up at counters and kiosks. Reads the gateway's configuration, needs no gateway.
public final class StaticQrs {
    private static final String USAGE =
            "usage: static-qr [--config config/gateway.yaml] [--out DIR] [--font FILE.ttf] COUNTER=LABEL ...   for example QUAY1='Quầy thu 1' K03='Kiosk sảnh A'";

    private final Path config;
    private final Path out;
    private final Font font;

    private StaticQrs(Path config, Path out, Font font) {
        this.config = config;
        this.out = out;
        this.font = font;
    }

    /// Exit code 2: nothing was drawn, the reason stands on standard error.
    public static void main(String[] words) {
        System.setProperty("java.awt.headless", "true");
        try {
            run(words).forEach(System.out::println);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /// @return the files written
    static List<Path> run(String... words) throws IOException {
        Path config = Path.of("config/gateway.yaml");
        Path out = Path.of("var/static-qr");
        Optional<Path> font = Optional.empty();
        Map<String, String> counters = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int equals = word.indexOf('=');
            if (word.startsWith("--") && i + 1 < words.length) {
                Path value = Path.of(words[++i]);
                switch (word) {
                    case "--config" -> config = value;
                    case "--out" -> out = value;
                    case "--font" -> font = Optional.of(value);
                    default -> throw new IllegalArgumentException(USAGE);
                }
            } else if (equals > 0 && equals < word.length() - 1) {
                counters.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        if (counters.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return new StaticQrs(config.toAbsolutePath(), out, font(font)).drawn(counters);
    }

    private static Font font(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return new Font(Font.SANS_SERIF, Font.BOLD, 1);
        }
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new File(file.get().toString()));
        } catch (FontFormatException e) {
            throw new IOException(file.get() + " is no TrueType font", e);
        }
    }

    private List<Path> drawn(Map<String, String> counters) throws IOException {
        Arguments arguments = Arguments.parse("--config=" + config);
        GatewayConfig gateway = YamlFiles.read(config, arguments, "", GatewayConfig.class);
        VietQrConfig vietQr =
                YamlFiles.read(
                        config.resolveSibling("psp/vietqr.yaml"),
                        arguments,
                        "psp.vietqr.",
                        VietQrConfig.class);
        Files.createDirectories(out);
        List<Path> files = new ArrayList<>();
        List<BufferedImage> sheets = new ArrayList<>();
        for (Map.Entry<String, String> counter : counters.entrySet()) {
            GatewayConfig.Facility facility = gateway.facility();
            BufferedImage sheet =
                    CounterSign.of(
                                    vietQr,
                                    facility.name(),
                                    facility.payee(),
                                    counter.getKey(),
                                    counter.getValue())
                            .drawn(font);
            Path picture = out.resolve(counter.getKey() + ".png");
            ImageIO.write(sheet, "png", picture.toFile());
            files.add(picture);
            sheets.add(sheet);
        }
        files.add(Files.write(out.resolve("static-qr.pdf"), SheetPdf.of(sheets)));
        return files;
    }
}

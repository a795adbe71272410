package vn.hospitalkiosk.virtual.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrinterSimulatorTest {
    private static final int PAPER_BYTES = 72;
    private static final String CUT = "1D564200";

    @TempDir Path folder;
    private PrinterSimulator printer;
    private Socket line;

    @BeforeEach
    void connect() throws IOException {
        printer =
                new PrinterSimulator(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder);
        printer.start();
        line = caller();
    }

    @AfterEach
    void end() throws IOException {
        line.close();
        printer.close();
    }

    @Test
    void theSlipIsDotForDotWhatWasSentInBands() throws IOException {
        byte[] picture = picture(300, 7);
        send("1B40");
        send(raster(slice(picture, 0, 128)));
        send("1004" + "02");
        expect("12");
        send(raster(slice(picture, 128, 256)));
        send(raster(slice(picture, 256, 300)));
        send(CUT);
        confirm("AB01");
        assertThat(printer.slips()).hasSize(1);
        Slip slip = printer.slips().getFirst();
        assertThat(slip.png()).hasFileName("slip-0001.png");
        assertThat(slip.cut()).isTrue();
        assertThat(slip.rows()).isEqualTo(300);
        assertThat(slip.processIds()).containsExactly("AB01");
        assertThat(read(slip.png())).isEqualTo(picture);
    }

    @Test
    void storedGraphicsPrintTheSameDots() throws IOException {
        byte[] picture = picture(100, 8);
        int size = picture.length + 10;
        send("1D284C%02X%02X3070300101314002%02X00".formatted(size & 0xFF, size >> 8, 100));
        send(picture);
        send("1D284C02003032" + CUT);
        confirm("GL01");
        assertThat(read(printer.slips().getFirst().png())).isEqualTo(picture);
        size = picture.length + 10;
        send("1D384C%02X%02X00003070300101314002%02X00".formatted(size & 0xFF, size >> 8, 100));
        send(picture);
        send("1D284C02003032" + CUT);
        confirm("GL02");
        assertThat(read(printer.slips().getLast().png())).isEqualTo(picture);
    }

    @Test
    void confirmationComesAfterThePaperHasMoved() throws IOException {
        long started = System.nanoTime();
        send(raster(picture(600, 1)));
        confirm("T001");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void bytesInsideAPictureAreNeverTakenForCommands() throws IOException {
        byte[] picture = new byte[PAPER_BYTES * 60];
        byte[] trap = HexFormat.of().parseHex("1004011014080103140106020810051D5642001B40");
        for (int i = 0; i < picture.length; i++) {
            picture[i] = trap[i % trap.length];
        }
        send(raster(picture));
        send(CUT);
        confirm("TRAP");
        assertThat(read(printer.slips().getFirst().png())).isEqualTo(picture);
        assertThat(printer.unknownCommands()).isZero();
    }

    @Test
    void statusShowsPaperCoverAndKey() throws IOException {
        assertThat(status(1, 2, 3, 4)).isEqualTo("12121212");
        printer.paper(Paper.NEAR_END);
        assertThat(status(1, 2, 3, 4)).isEqualTo("1212121e");
        printer.paper(Paper.OUT);
        assertThat(status(1, 2, 3, 4)).isEqualTo("1a32127e");
        printer.paper(Paper.OK);
        printer.cover(true);
        assertThat(status(1, 2, 3, 4)).isEqualTo("1a161212");
        printer.cover(false);
        printer.online(false);
        assertThat(status(1, 2, 3, 4)).isEqualTo("1a121212");
        printer.online(true);
        assertThat(status(1, 2, 3, 4)).isEqualTo("12121212");
    }

    @Test
    void automaticStatusFollowsEveryChangeUntilSwitchedOff() throws IOException {
        send("1D61FF");
        expect("10000000");
        printer.paper(Paper.NEAR_END);
        expect("10000300");
        printer.cover(true);
        expect("38000300");
        printer.cover(false);
        expect("10000300");
        send("1D6100" + "100401");
        expect("12");
        printer.paper(Paper.OUT);
        send("100401");
        expect("1a");
    }

    @Test
    void bufferedStatusAndNamesAnswerInOrder() throws IOException {
        printer.paper(Paper.NEAR_END);
        send("1D7201" + "1D4942" + "1D4943");
        expect("03" + "5f" + hex("EPSON") + "00" + "5f" + hex("TM-T88V") + "00");
    }

    @Test
    void paperThatRunsOutInMidSlipStopsAndTheSlipIsFinishedOnNewPaper() throws IOException {
        byte[] picture = picture(200, 3);
        send("1D61FF");
        expect("10000000");
        printer.paperRunsOutAfter(120);
        expect("10000000");
        send(raster(picture));
        send(CUT + processId("OUT1"));
        expect("18000f00");
        assertThat(printer.slips()).isEmpty();
        assertThat(status(2)).isEqualTo("32");
        printer.paper(Paper.OK);
        expect("10000000" + "3722" + hex("OUT1") + "00");
        assertThat(read(printer.slips().getFirst().png())).isEqualTo(picture);
    }

    @Test
    void clearedDataIsNeitherPrintedNorConfirmed() throws IOException {
        printer.online(false);
        send(raster(picture(100, 4)));
        send(CUT + processId("GONE"));
        send("10140801031401060208");
        expect("372500");
        printer.online(true);
        send(raster(picture(10, 5)));
        send(CUT);
        confirm("NEXT");
        assertThat(printer.processIds()).containsExactly("NEXT");
        assertThat(printer.slips()).singleElement().extracting(Slip::rows).isEqualTo(10);
    }

    @Test
    void recoverAndClearForgetsTheBufferToo() throws IOException {
        printer.cover(true);
        send(raster(picture(100, 4)));
        send(CUT + processId("GONE") + "100502" + "100401");
        expect("1a");
        printer.cover(false);
        confirm("NEXT");
        assertThat(printer.processIds()).containsExactly("NEXT");
        assertThat(printer.slips()).isEmpty();
    }

    @Test
    void aSilentPrinterPrintsButDoesNotConfirm() throws IOException {
        printer.silence(true);
        send(raster(picture(20, 6)));
        send(CUT + processId("QUIE") + "1D7201");
        expect("00");
        assertThat(printer.processIds()).containsExactly("QUIE");
        assertThat(printer.slips()).hasSize(1);
    }

    @Test
    void aStalledPrinterHoldsBackItsCallerAndThenGoesOn() throws IOException {
        printer.stall(true);
        send("100401");
        line.setSoTimeout(200);
        assertThat(answered()).isFalse();
        printer.stall(false);
        line.setSoTimeout(5000);
        expect("12");
    }

    @Test
    void whatWasReceivedIsPrintedEvenWhenTheCallerLeaves() throws IOException {
        byte[] picture = picture(400, 9);
        send(raster(picture));
        send(CUT);
        line.shutdownOutput();
        assertThat(line.getInputStream().read()).isEqualTo(-1);
        line.close();
        line = caller();
        confirm("LATE");
        assertThat(read(printer.slips().getFirst().png())).isEqualTo(picture);
    }

    @Test
    void aPulledCableCutsTheCallerOffAndANewOneIsServed() throws IOException {
        send("100401");
        expect("12");
        printer.hangUp();
        assertThat(answered()).isFalse();
        line = caller();
        assertThat(status(1)).isEqualTo("12");
    }

    @Test
    void numberingGoesOnAfterARestart() throws IOException {
        send(raster(picture(8, 1)));
        send(CUT);
        confirm("NR01");
        printer.close();
        printer =
                new PrinterSimulator(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder);
        printer.start();
        line = caller();
        send(raster(picture(8, 1)));
        send(CUT);
        confirm("NR02");
        assertThat(printer.slips().getFirst().png()).hasFileName("slip-0002.png");
    }

    @Test
    void unknownCommandsAreCountedAndTheNextOnesUnderstood() throws IOException {
        send("1BFF" + "1DFF" + "1D285A0300414243" + "100401");
        expect("12");
        assertThat(printer.unknownCommands()).isEqualTo(3);
    }

    @Test
    void garbageNeitherKillsItNorFillsTheMemory() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            byte[] garbage = new byte[20_000];
            random.nextBytes(garbage);
            try (Socket other = caller()) {
                other.getOutputStream().write(garbage);
            } catch (IOException e) {
                assertThat(e).as("seed %d", seed).isNotInstanceOf(SocketTimeoutException.class);
            }
        }
        assertThat(status(4)).as("seed %d", seed).isEqualTo("12");
    }

    private Socket caller() throws IOException {
        Socket socket = new Socket();
        socket.connect(printer.address(), 2000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void confirm(String id) throws IOException {
        send(processId(id));
        expect("3722" + hex(id) + "00");
    }

    private static String processId(String id) {
        return "1D284806003030" + hex(id);
    }

    private String status(int... kinds) throws IOException {
        StringBuilder answers = new StringBuilder();
        for (int kind : kinds) {
            send("1004%02X".formatted(kind));
            answers.append(HexFormat.of().formatHex(line.getInputStream().readNBytes(1)));
        }
        return answers.toString();
    }

    private void send(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex));
    }

    private void send(byte[] bytes) throws IOException {
        line.getOutputStream().write(bytes);
    }

    private void expect(String hex) throws IOException {
        byte[] seen = line.getInputStream().readNBytes(hex.length() / 2);
        assertThat(HexFormat.of().formatHex(seen)).isEqualTo(hex);
    }

    private boolean answered() {
        try {
            return line.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] raster(byte[] picture) {
        int rows = picture.length / PAPER_BYTES;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                HexFormat.of()
                        .parseHex(
                                "1D763000%02X00%02X%02X"
                                        .formatted(PAPER_BYTES, rows & 0xFF, rows >> 8)));
        out.writeBytes(picture);
        return out.toByteArray();
    }

    private static byte[] picture(int rows, long seed) {
        byte[] picture = new byte[rows * PAPER_BYTES];
        new Random(seed).nextBytes(picture);
        return picture;
    }

    private static byte[] slice(byte[] picture, int from, int to) {
        return java.util.Arrays.copyOfRange(picture, from * PAPER_BYTES, to * PAPER_BYTES);
    }

    /// The dots of a PNG as another library reads them.
    private static byte[] read(Path png) throws IOException {
        assertThat(Files.size(png)).isPositive();
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(PAPER_BYTES * 8);
        byte[] dots = new byte[image.getHeight() * PAPER_BYTES];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFF) == 0) {
                    dots[y * PAPER_BYTES + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return dots;
    }
}

package vn.hospitalkiosk.virtual.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.virtual.person.Person;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScannerSimulatorTest {
    @TempDir Path folder;

    @Test
    void aCodeArrivesAsUtf8FollowedByCarriageReturn() throws IOException {
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            String code = Person.nguyenVanA().printedCode();
            assertThat(scanner.show(code)).isTrue();
            byte[] expected = (code + "\r").getBytes(StandardCharsets.UTF_8);
            byte[] seen = new byte[expected.length];
            port.readFully(seen);
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void everyByteValuePassesUnchangedAndNothingIsEchoed() throws IOException {
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            StringBuilder text = new StringBuilder();
            for (char c = 0; c < 128; c++) {
                text.append(c);
            }
            assertThat(scanner.show(text.toString())).isTrue();
            byte[] seen = new byte[129];
            port.readFully(seen);
            assertThat(seen).isEqualTo((text + "\r").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aCodeShownWhileNobodyListensIsLostAndSaidSo() throws IOException {
        try (ScannerSimulator scanner = plugged()) {
            assertThat(scanner.show("lost")).isFalse();
            try (RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
                assertThat(scanner.show("heard")).isTrue();
                byte[] seen = new byte[6];
                port.readFully(seen);
                assertThat(new String(seen, StandardCharsets.UTF_8)).isEqualTo("heard\r");
            }
            assertThat(scanner.show("lost again")).isFalse();
        }
    }

    @Test
    void aReaderThatDoesNotReadCannotHoldTheScannerForever() throws IOException {
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            assertThat(scanner.show("x".repeat(100_000))).isFalse();
            assertThat(port.getFD().valid()).isTrue();
        }
    }

    @Test
    void pullingTheCableEndsAWaitingReadAndRemovesTheLink() throws Exception {
        try (ScannerSimulator scanner = plugged();
                FileInputStream port = new FileInputStream(link().toFile())) {
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readOne(port));
            scanner.unplug();
            assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
            assertThat(Files.exists(link(), LinkOption.NOFOLLOW_LINKS)).isFalse();
            assertThat(scanner.show("nobody")).isFalse();
        }
    }

    @Test
    void afterReplugANewPortIsBehindTheSameLink() throws IOException {
        try (ScannerSimulator scanner = plugged()) {
            for (int round = 0; round < 20; round++) {
                scanner.unplug();
                assertThatThrownBy(() -> new FileInputStream(link().toFile()).close())
                        .isInstanceOf(IOException.class);
                scanner.replug();
                try (RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
                    assertThat(scanner.show("again")).isTrue();
                    byte[] seen = new byte[6];
                    port.readFully(seen);
                    assertThat(new String(seen, StandardCharsets.UTF_8)).isEqualTo("again\r");
                }
            }
        }
    }

    @Test
    void aLinkLeftBehindByAKilledProcessIsReplaced() throws IOException {
        Files.createSymbolicLink(link(), Path.of("/dev/pts/no-such-port"));
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            assertThat(scanner.show("a")).isTrue();
            assertThat(port.read()).isEqualTo('a');
        }
    }

    @Test
    void aHoneywellLooksOnlyWhenToldAndSaysWhatItIs() throws IOException {
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            scanner.model(ScannerModel.HONEYWELL);
            assertThat(scanner.show("unseen")).isFalse();
            port.write(new byte[] {0x16, 'M', 0x0D, 'R', 'E', 'V', 'I', 'N', 'F', '.'});
            int last = port.read();
            while (last != 0x06) {
                last = port.read();
            }
            port.write(new byte[] {0x16, 'T', 0x0D});
            awaitLit(scanner);
            assertThat(scanner.show("a")).isTrue();
            assertThat(port.read()).isEqualTo('a');
            assertThat(scanner.show("again")).isFalse();
        }
    }

    @Test
    void aNewlandAnswersItsTrigger() throws IOException {
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            scanner.model(ScannerModel.NEWLAND);
            port.write(new byte[] {0x7E, 0, 8, 1, 0, 2, 1, (byte) 0xAB, (byte) 0xCD});
            byte[] answer = new byte[7];
            port.readFully(answer);
            assertThat(answer).containsExactly(2, 0, 0, 1, 0, 0x33, 0x31);
            awaitLit(scanner);
            assertThat(scanner.show("a")).isTrue();
        }
    }

    @Test
    void theSameSeedSpoilsTheSameCodesInTheSameWay() throws IOException {
        assertThat(spoiled(7)).isEqualTo(spoiled(7)).isNotEqualTo(spoiled(8));
    }

    private String spoiled(long seed) throws IOException {
        try (ScannerSimulator scanner = plugged();
                RandomAccessFile port = new RandomAccessFile(link().toFile(), "rw")) {
            scanner.faults()
                    .seed(
                            seed,
                            700,
                            java.util.EnumSet.of(
                                    ScannerMishap.GARBAGE,
                                    ScannerMishap.SPLIT,
                                    ScannerMishap.NO_SUFFIX,
                                    ScannerMishap.DUPLICATE));
            StringBuilder seen = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                scanner.show("code" + i);
            }
            scanner.faults().none();
            scanner.show("\u0004");
            for (int b = port.read(); b != 4 || seen.length() < 80; b = port.read()) {
                seen.append((char) b);
            }
            return seen.toString();
        }
    }

    private static void awaitLit(ScannerSimulator scanner) {
        while (!scanner.lit()) {
            Thread.onSpinWait();
        }
    }

    private Path link() {
        return folder.resolve("scanner");
    }

    private ScannerSimulator plugged() throws IOException {
        ScannerSimulator scanner = new ScannerSimulator(link());
        scanner.start();
        return scanner;
    }

    /// The end of a hung-up terminal is -1 or an error, as the kernel likes.
    private static int readOne(FileInputStream port) {
        try {
            return port.read();
        } catch (IOException e) {
            return -1;
        }
    }
}

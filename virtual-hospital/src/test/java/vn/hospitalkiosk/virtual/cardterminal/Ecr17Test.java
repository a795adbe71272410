package vn.hospitalkiosk.virtual.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.virtual.line.HostEnd;
import vn.hospitalkiosk.virtual.line.PtyLine;
import vn.hospitalkiosk.virtual.line.TcpLine;

/// Golden frames: payments-providers.md, section 6.2; check bytes: devices.md, section 1f; places: developer.nexigroup.com/traditionalpos.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Ecr17Test {
    private static final String STATUS = "02 31 32 33 34 35 36 37 38 30 73 03 37";
    private static final String ACK = "06037A";
    private static final String NAK = "150369";
    private static final String TID = TerminalSettings.TERMINAL_ID + "0";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T00:44:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;
    private CardTerminalSimulator terminal;
    private HostEnd host;
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void plugIn() throws IOException {
        start(
                new CardTerminalSimulator(
                        Dialect.ECR17,
                        new TcpLine(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        TerminalSettings.DELIVERED.withTimes(20, 300, 200, 4000),
                        CLOCK));
    }

    private void start(CardTerminalSimulator fresh) throws IOException {
        terminal = fresh;
        terminal.start();
        host = HostEnd.open(terminal.address());
    }

    @AfterEach
    void end() throws IOException {
        host.close();
        terminal.close();
    }

    private static byte[] frame(String payload) {
        byte[] bytes = ("\u0002" + payload + "\u0003").getBytes(StandardCharsets.ISO_8859_1);
        byte[] frame = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        int sum = 0x7F;
        for (int i = 1; i < bytes.length; i++) {
            sum ^= bytes[i];
        }
        frame[bytes.length] = (byte) sum;
        return frame;
    }

    private static byte[] pay(char code, long amount, String text) {
        return frame(
                TID
                        + code
                        + "00000003"
                        + "0"
                        + "00"
                        + "0"
                        + "0"
                        + "%08d".formatted(amount)
                        + " ".repeat(128 - text.length())
                        + text
                        + "00000000");
    }

    private static byte[] session(char code) {
        return frame(TID + code + "00000003" + "0" + "0000000");
    }

    private static byte[] lastResult() {
        return frame(TID + "G" + "00000003" + "0" + "000");
    }

    private static byte[] reversal(String stan) {
        return frame(TID + "S" + "00000003" + stan + "00");
    }

    /// The next answer's payload; progress frames before it are kept aside. The check byte is the one after the end mark, whatever it is.
    private String answer() {
        int first = host.next();
        while (first == 1) {
            byte[] shown = host.take(21);
            assertThat(shown[20]).isEqualTo((byte) 4);
            progress.add(new String(shown, 0, 20, StandardCharsets.US_ASCII).strip());
            first = host.next();
        }
        assertThat(first).isEqualTo(2);
        StringBuilder payload = new StringBuilder();
        int sum = 0x7F ^ 3;
        int next = host.next();
        while (next != 3 && next >= 0) {
            payload.append((char) next);
            sum ^= next;
            next = host.next();
        }
        assertThat(host.next()).as("check byte").isEqualTo(sum & 0xFF);
        return payload.toString();
    }

    private String exchange(byte[] request) throws IOException {
        host.send(request);
        assertThat(host.takeHex(3)).isEqualTo(ACK);
        String told = answer();
        host.send(ACK);
        return told;
    }

    private static String at(String text, int place, int length) {
        return text.substring(place - 1, place - 1 + length);
    }

    private List<LedgerEntry> ledger() {
        return terminal.state().ledger();
    }

    @Test
    void answersTheGoldenStatusFrame() throws IOException {
        host.send(STATUS);
        assertThat(host.takeHex(3)).isEqualTo(ACK);
        String told = answer();
        assertThat(told).startsWith(TID + "s" + "0000000000" + "2511260744" + "2");
        host.send(ACK);
        host.send(STATUS.substring(0, STATUS.length() - 2) + "38");
        assertThat(host.takeHex(3)).isEqualTo(NAK);
    }

    @Test
    void computesEveryVariantOfTheCheckByte() {
        byte[] payload = "123456780s".getBytes(StandardCharsets.US_ASCII);
        assertThat(LrcMode.STD.of(payload)).isEqualTo((byte) 0x34);
        assertThat(LrcMode.NOEXT.of(payload)).isEqualTo((byte) 0x37);
        assertThat(LrcMode.STX.of(payload)).isEqualTo((byte) 0x35);
        assertThat(LrcMode.STX_NOEXT.of(payload)).isEqualTo((byte) 0x36);
        Ecr17Codec standard =
                new Ecr17Codec(TerminalSettings.DELIVERED.withLrc(LrcMode.STD), CLOCK);
        assertThat(HexFormat.of().withUpperCase().formatHex(standard.ack())).isEqualTo("060379");
        assertThat(standard.frame(payload)).endsWith(0x03, 0x34);
    }

    @Test
    void aPaymentTellsItsProgressAndItsResultAtTheRightPlaces() throws IOException {
        String told = exchange(pay('P', 150_000, "P7"));
        assertThat(progress).containsExactly("PRESENT CARD", "PROCESSING");
        assertThat(told).hasSize(71).startsWith(TID + "E00");
        assertThat(at(told, 13, 19)).isEqualTo("000" + PatientCard.PAN);
        assertThat(at(told, 32, 3)).isEqualTo("ICC");
        assertThat(at(told, 35, 6)).isEqualTo(ledger().getFirst().approval());
        assertThat(at(told, 41, 7)).isEqualTo("3290744");
        assertThat(at(told, 60, 6)).isEqualTo("000001");
        assertThat(ledger().getFirst().reference()).isEqualTo("P7");
        assertThat(ledger().getFirst().amountVnd()).isEqualTo(150_000);
        String extended = exchange(pay('X', 20_000, "P8"));
        assertThat(at(extended, 75, 8)).isEqualTo("00020000");
    }

    @Test
    void theLastResultIsRepeatedByteForByteWhateverCameBetween() throws IOException {
        assertThat(exchange(lastResult())).startsWith(TID + "E01");
        terminal.faults().next(TerminalMishap.LOST_ANSWER);
        host.send(pay('P', 1000, "A"));
        assertThat(host.takeHex(3)).isEqualTo(ACK);
        host.untilSilent(700);
        exchange(session('T'));
        String told = exchange(lastResult());
        assertThat(told).startsWith(TID + "E00");
        assertThat(at(told, 35, 6)).isEqualTo(ledger().getFirst().approval());
        assertThat(exchange(lastResult())).isEqualTo(told);
        terminal.faults().next(TerminalMishap.DECLINE);
        String declined = exchange(pay('P', 1000, "B"));
        assertThat(declined).startsWith(TID + "E01INSUFFICIENT FUNDS");
        assertThat(exchange(lastResult())).isEqualTo(declined);
        assertThat(ledger()).hasSize(2);
    }

    @Test
    void reversesTheLastPaymentOnlyAndCloses() throws IOException {
        exchange(pay('P', 1000, "A"));
        exchange(pay('P', 2000, "B"));
        assertThat(exchange(reversal("000001"))).startsWith(TID + "E01");
        assertThat(exchange(reversal("000002"))).startsWith(TID + "E00");
        assertThat(exchange(reversal("000002"))).startsWith(TID + "E01");
        assertThat(at(exchange(session('T')), 13, 16)).isEqualTo("0000000000001000");
        String closed = exchange(session('C'));
        assertThat(closed).isEqualTo(TID + "C00" + "0000000000001000".repeat(2));
        assertThat(at(exchange(session('T')), 13, 16)).isEqualTo("0000000000000000");
        assertThat(exchange(reversal("000000"))).startsWith(TID + "E01");
    }

    @Test
    void whatItDoesNotKnowAndWhatIsForAnotherIsAnsweredWithNak() throws IOException {
        for (byte[] no :
                List.of(
                        frame(TID + "W"),
                        frame("876543210s"),
                        frame(TID + "P" + "short"),
                        frame(TID + "S" + "short"),
                        frame(""))) {
            host.send(no);
            assertThat(host.takeHex(3)).isEqualTo(NAK);
        }
        assertThat(exchange(frame("000000000s"))).startsWith(TID + "s");
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aMissingCardIsAResultOfItsOwnAndAnotherTerminalMayAnswer() throws IOException {
        terminal.faults().next(TerminalMishap.NO_CARD);
        assertThat(exchange(pay('P', 1000, "A"))).startsWith(TID + "E05NO CARD");
        terminal.faults().next(TerminalMishap.WRONG_REFERENCE);
        assertThat(exchange(pay('P', 1000, "A"))).startsWith("123456790E00");
        terminal.faults().next(TerminalMishap.WRONG_AMOUNT);
        assertThat(at(exchange(pay('X', 1000, "B")), 75, 8)).isEqualTo("00100000");
        assertThat(ledger().getLast().amountVnd()).isEqualTo(100_000);
    }

    @Test
    void aCheckByteMayLookLikeTheEndMark() throws IOException {
        terminal.faults().next(TerminalMishap.LRC_IS_ETX);
        host.send(pay('P', 1000, "A"));
        assertThat(host.takeHex(3)).isEqualTo(ACK);
        List<Integer> bytes = host.untilSilent(200);
        assertThat(bytes.subList(bytes.size() - 2, bytes.size())).containsExactly(3, 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = TerminalMishap.class,
            names = {"SLOW_BYTES"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverGoesWrongOneRequestIsAtMostOneSaleAndTheTerminalRecovers(TerminalMishap mishap)
            throws IOException {
        terminal.faults().next(mishap);
        host.send(pay('P', 1000, "A"));
        host.untilSilent(700);
        assertThat(terminal.state().mishaps()).containsExactly(mishap);
        assertThat(ledger()).hasSizeLessThanOrEqualTo(1);
        while (!terminal.state().powered() || !terminal.state().plugged()) {
            Thread.onSpinWait();
        }
        host.close();
        host = HostEnd.open(terminal.address());
        String heard = NAK;
        for (int i = 0; i < 8 && heard.equals(NAK); i++) {
            host.send(STATUS);
            heard = host.takeHex(3);
        }
        assertThat(heard).isEqualTo(ACK);
        assertThat(answer()).startsWith(TID + "s");
    }

    @Test
    void speaksTheSameOnASerialPort() throws IOException {
        end();
        start(
                new CardTerminalSimulator(
                        Dialect.ECR17,
                        new PtyLine(folder.resolve("terminal")),
                        TerminalSettings.DELIVERED,
                        CLOCK));
        assertThat(exchange(pay('P', 1000, "A"))).startsWith(TID + "E00");
    }

    @Test
    void noiseNeverStopsIt() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            host.send(noise);
        }
        host.untilSilent(1300);
        host.send(STATUS);
        assertThat(host.takeHex(3)).as("seed %d", seed).isEqualTo(ACK);
        assertThat(answer()).startsWith(TID + "s");
        assertThat(ledger()).isEmpty();
    }
}

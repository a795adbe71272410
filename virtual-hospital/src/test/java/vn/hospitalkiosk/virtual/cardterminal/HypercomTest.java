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
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// Golden frames: payments-providers.md, section 6.1.
@Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HypercomTest {
    private static final String SALE =
            "02 0035 3630303030303030303031303230303030 1c 3430 0012 303030303030313530303030 1c 03 11";
    private static final String SALE_ANSWER =
            "02 0057 3630303030303030303031313230303030 1c 3031 0006 313233343536 1c 3430 0012"
                    + " 303030303030313530303030 1c 3635 0006 303030313233 1c 03 77";
    private static final String SETTLEMENT = "02 0018 3630303030303030303031303530303030 1c 03 35";
    private static final int ACK = 0x06;
    private static final int NAK = 0x15;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T00:44:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;
    private CardTerminalSimulator terminal;
    private HostEnd host;

    @BeforeEach
    void plugIn() throws IOException {
        start(
                new CardTerminalSimulator(
                        Dialect.HYPERCOM,
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

    /// @param code the transaction
    /// @param fields type, value, type, value …
    private static byte[] request(String code, String... fields) {
        StringBuilder data = new StringBuilder("600000000010").append(code).append("000\u001C");
        for (int i = 0; i < fields.length; i += 2) {
            data.append(fields[i]).append(bcd(fields[i + 1].length()));
            data.append(fields[i + 1]).append('\u001C');
        }
        byte[] body = (bcd(data.length()) + data + "\u0003").getBytes(StandardCharsets.ISO_8859_1);
        byte[] frame = new byte[body.length + 2];
        frame[0] = 2;
        System.arraycopy(body, 0, frame, 1, body.length);
        for (byte b : body) {
            frame[frame.length - 1] ^= b;
        }
        return frame;
    }

    private static String bcd(int number) {
        String digits = "%04d".formatted(number);
        return new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
    }

    /// What an answer says: `code` and the fields.
    private record Told(String transaction, String code, Map<String, String> fields, int check) {
        String field(String type) {
            return Optional.ofNullable(fields.get(type)).orElse("");
        }
    }

    private Told answer() {
        byte[] head = host.take(3);
        assertThat(head[0]).isEqualTo((byte) 2);
        int length = Integer.parseInt(HexFormat.of().formatHex(head, 1, 3));
        byte[] rest = host.take(length + 2);
        int sum = head[1] ^ head[2];
        for (byte b : rest) {
            sum ^= b;
        }
        assertThat(sum).as("check byte").isZero();
        assertThat(rest[length]).isEqualTo((byte) 3);
        String data = new String(rest, 0, length, StandardCharsets.ISO_8859_1);
        assertThat(data).startsWith("600000000011");
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 18;
        while (at < data.length()) {
            int size = Integer.parseInt(HexFormat.of().formatHex(rest, at + 2, at + 4));
            fields.put(data.substring(at, at + 2), data.substring(at + 4, at + 4 + size));
            assertThat(data.charAt(at + 4 + size)).isEqualTo('\u001C');
            at += size + 5;
        }
        return new Told(
                data.substring(12, 14), data.substring(14, 16), fields, rest[length + 1] & 0xFF);
    }

    private Told exchange(byte[] frame) throws IOException {
        host.send(frame);
        assertThat(host.next()).isEqualTo(ACK);
        Told told = answer();
        host.send("06");
        return told;
    }

    private static byte[] sale(String reference, long amount) {
        return request("20", "40", "%012d".formatted(amount), "R1", reference);
    }

    private List<LedgerEntry> ledger() {
        return terminal.state().ledger();
    }

    @Test
    void understandsTheGoldenSaleAndWritesItIntoTheLedger() throws IOException {
        assertThat(request("20", "40", "000000150000"))
                .isEqualTo(HexFormat.of().parseHex(SALE.replace(" ", "")));
        host.send(SALE);
        assertThat(host.next()).isEqualTo(ACK);
        Told told = answer();
        host.send("06");
        assertThat(told.transaction()).isEqualTo("20");
        assertThat(told.code()).isEqualTo("00");
        assertThat(told.field("40")).isEqualTo("000000150000");
        assertThat(told.field("01")).hasSize(6);
        assertThat(told.field("02")).hasSize(40);
        assertThat(told.field("03")).isEqualTo("261125");
        assertThat(told.field("04")).isEqualTo("074400");
        assertThat(told.field("65")).isEqualTo("000001");
        assertThat(told.field("30")).isEqualTo(PatientCard.PAN);
        assertThat(told.field("D3")).hasSize(12);
        assertThat(ledger()).hasSize(1);
        assertThat(ledger().getFirst().amountVnd()).isEqualTo(150_000);
        assertThat(ledger().getFirst().approval()).isEqualTo(told.field("01"));
        assertThat(ledger().getFirst().card()).isEqualTo("970400******1016");
    }

    @Test
    void framesAsTheGoldenAnswerIsFramed() {
        HypercomCodec codec = new HypercomCodec(TerminalSettings.DELIVERED);
        byte[] golden = HexFormat.of().parseHex(SALE_ANSWER.replace(" ", ""));
        byte[] payload = java.util.Arrays.copyOfRange(golden, 3, golden.length - 2);
        assertThat(codec.frame(payload)).isEqualTo(golden);
        byte[] settlement = HexFormat.of().parseHex(SETTLEMENT.replace(" ", ""));
        List<Codec.Event> events = codec.take(settlement, 0);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst()).isInstanceOf(Codec.Event.Message.class);
        assertThat(request("50")).isEqualTo(settlement);
    }

    @Test
    void echoesReferenceAndAmountAndTellsThemAgain() throws IOException {
        Told told =
                exchange(request("20", "40", "000000150000", "66", "T-1", "R1", "P7", "M1", "01"));
        assertThat(told.field("66")).isEqualTo("T-1");
        assertThat(told.field("R1")).isEqualTo("P7");
        assertThat(told.field("M1")).isEqualTo("01");
        assertThat(ledger().getFirst().reference()).isEqualTo("P7");
        exchange(sale("P8", 20_000));
        assertThat(exchange(request("71", "65", "000001")).field("R1")).isEqualTo("P7");
        assertThat(exchange(request("71", "R1", "P7")).field("40")).isEqualTo("000000150000");
        assertThat(exchange(request("71")).field("R1")).isEqualTo("P8");
        assertThat(exchange(request("71", "65", "000000")).field("R1")).isEqualTo("P8");
        assertThat(exchange(request("71", "65", "000099")).code()).isEqualTo("25");
        assertThat(exchange(request("71", "R1", "never")).code()).isEqualTo("25");
        assertThat(ledger()).hasSize(2);
    }

    @Test
    void voidsRefundsAndSettlesWithTotals() throws IOException {
        exchange(sale("A", 100_000));
        exchange(sale("B", 50_000));
        Told wallet = exchange(request("70", "40", "000000030000", "A1", "QR", "R1", "C"));
        assertThat(wallet.field("00")).isNotEmpty();
        assertThat(wallet.fields()).doesNotContainKey("30");
        assertThat(exchange(request("26", "65", "000002")).code()).isEqualTo("00");
        assertThat(exchange(request("26", "65", "000002")).code()).isEqualTo("VD");
        assertThat(exchange(request("71", "65", "000002")).code()).isEqualTo("VD");
        assertThat(exchange(request("26", "65", "000009")).code()).isEqualTo("25");
        assertThat(exchange(request("27", "40", "000000010000", "R1", "A")).code()).isEqualTo("00");
        Told settled = exchange(request("50"));
        assertThat(settled.code()).isEqualTo("00");
        assertThat(settled.fields())
                .containsEntry("50", "000001")
                .containsEntry("S1", "002")
                .containsEntry("S2", "000000130000")
                .containsEntry("V1", "001")
                .containsEntry("V2", "000000050000")
                .containsEntry("F1", "001")
                .containsEntry("F2", "000000010000");
        assertThat(exchange(request("26", "65", "000001")).code()).isEqualTo("25");
        assertThat(exchange(request("50")).field("S1")).isEqualTo("000");
        assertThat(exchange(request("D0")).code()).isEqualTo("00");
        assertThat(exchange(request("88")).code()).isEqualTo("12");
    }

    @Test
    void theExponentDecidesWhatIsTaken() throws IOException {
        exchange(sale("A", 150_000));
        terminal.settings(terminal.settings().withAmountExponent(2).withFullPan(false));
        Told told = exchange(sale("B", 15_000_000));
        assertThat(told.field("30")).isEqualTo("970400******1016");
        assertThat(ledger()).extracting(LedgerEntry::amountVnd).containsExactly(150_000L, 150_000L);
        assertThat(exchange(sale("C", 150_001)).code()).isEqualTo("13");
        assertThat(exchange(sale("D", 0)).code()).isEqualTo("13");
        assertThat(exchange(request("20", "40", "12a")).code()).isEqualTo("13");
    }

    @Test
    void aRetransmissionIsNoSecondSaleButTheSameRequestAfterTheEndIs() throws IOException {
        terminal.faults().next(TerminalMishap.LOST_ACK);
        host.send(sale("A", 1000));
        Told first = answer();
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(answer()).isEqualTo(first);
        host.send("06");
        assertThat(ledger()).hasSize(1);
        assertThat(terminal.state().takenTwice()).isEmpty();
        exchange(sale("A", 1000));
        assertThat(ledger()).hasSize(2);
        assertThat(terminal.state().takenTwice()).containsExactly("A");
    }

    @Test
    void sendsAnAnswerThreeTimesUntilItIsAcknowledged() throws IOException {
        terminal.settings(terminal.settings().withTimes(20, 300, 200, 400));
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        Told first = answer();
        assertThat(answer()).isEqualTo(first);
        host.send("15");
        assertThat(answer()).isEqualTo(first);
        assertThat(host.next(900)).isEqualTo(HostEnd.NOTHING);
        exchange(request("D0"));
        assertThat(host.next(900)).isEqualTo(HostEnd.NOTHING);
    }

    @Test
    void whatNobodyTakesIsNotTaken() throws IOException {
        for (TerminalMishap no :
                List.of(
                        TerminalMishap.DECLINE,
                        TerminalMishap.USER_CANCEL,
                        TerminalMishap.NO_CARD)) {
            terminal.faults().next(no);
            Told told = exchange(sale("A", 1000));
            assertThat(told.code()).isNotEqualTo("00");
            assertThat(told.fields()).doesNotContainKey("01");
        }
        terminal.faults().next(TerminalMishap.SILENT_AFTER_ACK);
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.next(600)).isEqualTo(HostEnd.NOTHING);
        terminal.faults().next(TerminalMishap.SILENT_BEFORE_ACK);
        host.send(sale("A", 1000));
        assertThat(host.next(600)).isEqualTo(HostEnd.NOTHING);
        assertThat(ledger())
                .hasSize(3)
                .allMatch(entry -> entry.state() == LedgerEntry.State.DECLINED);
        assertThat(terminal.state().totals().sales()).isZero();
    }

    @Test
    void aLostAnswerIsInTheLedgerAndCanBeAskedFor() throws IOException {
        terminal.faults().next(TerminalMishap.LOST_ANSWER);
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.next(900)).isEqualTo(HostEnd.NOTHING);
        assertThat(ledger()).hasSize(1);
        Told told = exchange(request("71", "R1", "A"));
        assertThat(told.code()).isEqualTo("00");
        assertThat(told.field("01")).isEqualTo(ledger().getFirst().approval());
    }

    @Test
    void aLateAnswerComesAfterTheNextOne() throws IOException {
        terminal.settings(terminal.settings().withTimes(20, 1500, 200, 5000));
        terminal.faults().next(TerminalMishap.LATE_ANSWER);
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.next(400)).isEqualTo(HostEnd.NOTHING);
        assertThat(exchange(request("71")).transaction()).isEqualTo("71");
        assertThat(answer().transaction()).isEqualTo("20");
    }

    @Test
    void wrongEchoesAreWrongAndTheLedgerTellsTheTruth() throws IOException {
        terminal.faults().next(TerminalMishap.WRONG_AMOUNT);
        assertThat(exchange(sale("A", 1500)).field("40")).isEqualTo("000000150000");
        assertThat(ledger().getFirst().amountVnd()).isEqualTo(150_000);
        terminal.faults().next(TerminalMishap.WRONG_REFERENCE);
        assertThat(exchange(sale("REF-1", 1500)).field("R1")).isEqualTo("REF-7");
        assertThat(ledger().getLast().reference()).isEqualTo("REF-1");
    }

    @Test
    void aCheckByteMayLookLikeTheEndMark() throws IOException {
        for (int i = 0; i < 5; i++) {
            terminal.faults().next(TerminalMishap.LRC_IS_ETX);
            Told told = exchange(sale("A" + i, 1000 + i));
            assertThat(told.check()).isEqualTo(3);
            assertThat(told.code()).isEqualTo("00");
        }
    }

    @Test
    void theKioskMayTakeASaleBackWhileThePatientPays() throws IOException {
        terminal.settings(terminal.settings().withTimes(20_000, 300, 200, 400));
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        host.send(request("D0"));
        assertThat(host.next()).isEqualTo(NAK);
        host.send(sale("A", 1000));
        assertThat(host.next()).isEqualTo(ACK);
        host.send("04");
        assertThat(answer().code()).isEqualTo("UC");
    }

    @ParameterizedTest
    @EnumSource(TerminalMishap.class)
    void whateverGoesWrongOneRequestIsAtMostOneSaleAndTheTerminalRecovers(TerminalMishap mishap)
            throws IOException {
        terminal.faults().next(mishap);
        host.send(sale("A", 1000));
        host.untilSilent(700);
        assertThat(terminal.state().mishaps()).containsExactly(mishap);
        assertThat(ledger()).hasSizeLessThanOrEqualTo(1);
        while (!terminal.state().powered() || !terminal.state().plugged()) {
            Thread.onSpinWait();
        }
        host.close();
        host = HostEnd.open(terminal.address());
        int heard = NAK;
        for (int i = 0; i < 8 && heard == NAK; i++) {
            host.send(request("D0"));
            heard = host.next();
        }
        assertThat(heard).isEqualTo(ACK);
        assertThat(answer().code()).isEqualTo("00");
    }

    @Test
    void speaksTheSameOnASerialPort() throws IOException {
        end();
        start(
                new CardTerminalSimulator(
                        Dialect.HYPERCOM,
                        new PtyLine(folder.resolve("terminal")),
                        TerminalSettings.DELIVERED,
                        CLOCK));
        assertThat(exchange(sale("A", 1000)).code()).isEqualTo("00");
        terminal.unplug();
        assertThat(host.next()).isEqualTo(HostEnd.END);
        terminal.replug();
        host.close();
        host = HostEnd.open(terminal.address());
        assertThat(exchange(request("71")).field("R1")).isEqualTo("A");
    }

    @Test
    void noiseAndFalseLengthsNeverStopIt() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            host.send(noise);
        }
        host.untilSilent(1300);
        assertThat(exchange(request("D0")).code()).as("seed %d", seed).isEqualTo("00");
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aThousandSeededExchangesReplayEveryKindOfMishap() {
        List<TerminalMishap> first = draws(77);
        assertThat(draws(77)).isEqualTo(first).hasSizeGreaterThan(200);
        assertThat(EnumSet.copyOf(first)).isEqualTo(EnumSet.allOf(TerminalMishap.class));
    }

    private List<TerminalMishap> draws(int seed) {
        int before = terminal.faults().history().size();
        terminal.faults().seed(seed, 300, EnumSet.allOf(TerminalMishap.class));
        for (int i = 0; i < 1000; i++) {
            terminal.faults().draw();
        }
        List<TerminalMishap> all = terminal.faults().history();
        return List.copyOf(all.subList(before, all.size()));
    }
}

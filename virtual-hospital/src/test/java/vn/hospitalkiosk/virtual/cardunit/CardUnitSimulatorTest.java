package vn.hospitalkiosk.virtual.cardunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
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

/// Golden frames: devices.md, section 1d.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CardUnitSimulatorTest {
    private static final String INIT = "F200000343303303B2";
    private static final String STATUS = "F200000343313003B0";
    private static final String SENSORS = "F200000343313103B1";
    private static final String TO_IC = "F200000343323103B2";
    private static final String EJECT = "F200000343323903BA";
    private static final String OPEN_GATE = "F200000343333003B2";
    private static final String CLOSE_GATE = "F200000343333103B3";
    private static final String COLD_RESET = "F200000343513003D0";
    private static final String SELECT = "F2000008435139" + "00A4040000" + "0372";
    private static final String RF_ON = "F200000343603003E1";
    private static final String NOTHING_INSIDE = "F200000650313030323003" + "94";
    private static final String JAM_ON_EJECT = "F20000054E3239313003B0";

    private static final int ACK = 0x06;
    private static final int NAK = 0x15;
    private static final int EOT = 0x04;

    @TempDir Path folder;
    private CardUnitSimulator unit;
    private HostEnd host;

    @BeforeEach
    void plugIn() throws IOException {
        unit = new CardUnitSimulator(new PtyLine(folder.resolve("card-unit")));
        unit.motionMillis(20);
        unit.start();
        host = HostEnd.open(unit.address());
    }

    @AfterEach
    void end() throws IOException {
        host.close();
        unit.close();
    }

    /// Text of the response, after a whole and faultless exchange.
    private String exchange(String frame) throws IOException {
        host.send(frame);
        assertThat(host.next()).isEqualTo(ACK);
        String text = response();
        host.send("06");
        return text;
    }

    /// A frame's text in ISO 8859-1; the frame itself is checked.
    private String response() {
        byte[] head = host.take(4);
        assertThat(head).startsWith(0xF2, 0x00);
        int length = (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
        byte[] rest = host.take(length + 2);
        int sum = 0;
        for (byte b : head) {
            sum ^= b;
        }
        for (byte b : rest) {
            sum ^= b;
        }
        assertThat(sum).as("check byte").isZero();
        assertThat(rest[length]).isEqualTo((byte) 3);
        return new String(rest, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String command(String hex) {
        byte[] text = HexFormat.of().parseHex("43" + hex.replace(" ", ""));
        byte[] frame = new byte[text.length + 6];
        frame[0] = (byte) 0xF2;
        frame[3] = (byte) text.length;
        System.arraycopy(text, 0, frame, 4, text.length);
        frame[text.length + 4] = 3;
        for (int i = 0; i < frame.length - 1; i++) {
            frame[frame.length - 1] ^= frame[i];
        }
        return HexFormat.of().formatHex(frame);
    }

    private List<String> motions() {
        return unit.state().journal().stream()
                .map(m -> m.cause() + " " + m.from() + ">" + m.to())
                .toList();
    }

    private void everyCardIsSomewhere() {
        CardUnitState state = unit.state();
        assertThat(state.cards().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(state.cardsMade());
    }

    @Test
    void speaksTheGoldenFrames() throws IOException {
        assertThat(exchange(INIT)).isEqualTo("P03020CRT-591-M001");
        host.send(STATUS);
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.takeHex(12)).isEqualTo(NOTHING_INSIDE);
        host.send("06");
        assertThat(exchange(SENSORS)).isEqualTo("P11020" + "00000000");
        assertThat(exchange(TO_IC)).isEqualTo("P21220");
        assertThat(exchange(COLD_RESET)).isEqualTo("PQ02201;\u0080\u0001\u0081");
        assertThat(exchange(SELECT)).startsWith("PQ9220").endsWith("\u0090\u0000");
        assertThat(exchange(RF_ON)).startsWith("P`0220A");
        unit.jam(true);
        host.send(EJECT);
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.takeHex(11)).isEqualTo(JAM_ON_EJECT);
    }

    @Test
    void refusesEverythingButInitUntilItWasReset() throws IOException {
        assertThat(exchange(STATUS)).isEqualTo("N10B0");
        assertThat(exchange(TO_IC)).isEqualTo("N21B0");
        exchange(INIT);
        assertThat(exchange(TO_IC)).isEqualTo("P21220");
        unit.powerCycle();
        awaitPower();
        assertThat(exchange(STATUS)).isEqualTo("N10B0");
        assertThat(exchange(INIT)).startsWith("P03220");
        assertThat(motions()).containsExactly("32 31 STACKER>IC");
        everyCardIsSomewhere();
    }

    private void awaitPower() {
        while (!unit.state().powered() || !unit.state().plugged()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void writesEveryMotionDownOnce() throws IOException {
        exchange(INIT);
        exchange(TO_IC);
        exchange(TO_IC);
        exchange(command("32 32"));
        exchange(command("32 30"));
        assertThat(exchange(STATUS)).isEqualTo("P10120");
        assertThat(unit.take()).isTrue();
        assertThat(unit.take()).isFalse();
        assertThat(exchange(STATUS)).isEqualTo("P10020");
        assertThat(exchange(EJECT)).isEqualTo("N2902");
        assertThat(motions())
                .containsExactly(
                        "32 31 STACKER>IC", "32 32 IC>RF", "32 30 RF>GATE", "hand GATE>OUTSIDE");
        everyCardIsSomewhere();
    }

    @Test
    void theSameCommandIsOneMotionWhileItRunsAndAnotherAfterItsResponse() throws IOException {
        exchange(INIT);
        unit.motionMillis(300);
        host.send(command("32 30"));
        assertThat(host.next()).isEqualTo(ACK);
        host.send(command("32 30"));
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(response()).isEqualTo("P20120");
        unit.take();
        assertThat(motions()).hasSize(2);
        assertThat(unit.state().repeated()).isEqualTo(1);
        assertThat(exchange(command("32 30"))).isEqualTo("P20120");
        assertThat(motions()).hasSize(3);
    }

    @Test
    void countsCapturesOnlyWhenToldAndStopsWhenTheBinIsFull() throws IOException {
        exchange(command("30 33"));
        unit.binCapacity(2);
        exchange(TO_IC);
        assertThat(exchange(command("32 33"))).isEqualTo("P23020");
        assertThat(exchange(command("A5 30"))).endsWith("000");
        exchange(command("30 37"));
        exchange(TO_IC);
        assertThat(exchange(command("32 33"))).isEqualTo("P23021");
        assertThat(exchange(command("A5 30"))).endsWith("001");
        exchange(TO_IC);
        assertThat(exchange(command("32 33"))).isEqualTo("N23A1");
        assertThat(exchange(command("A5 31 30 34 32"))).startsWith("P").doesNotContain("N");
        assertThat(exchange(command("A5 30"))).endsWith("042");
        assertThat(exchange(command("A5 31 30 34"))).endsWith("04");
        unit.emptyBin();
        assertThat(exchange(command("32 33"))).isEqualTo("P23020");
        assertThat(exchange(command("A5 30"))).endsWith("043");
        everyCardIsSomewhere();
    }

    @Test
    void tellsAnEmptyStackerAFewCardsAndABrokenSensor() throws IOException {
        exchange(INIT);
        unit.stacker(3);
        assertThat(exchange(STATUS)).isEqualTo("P10010");
        unit.stacker(0);
        assertThat(exchange(STATUS)).isEqualTo("P10000");
        assertThat(exchange(TO_IC)).isEqualTo("N21A0");
        unit.stacker(10);
        unit.sensorFault(true);
        assertThat(exchange(TO_IC)).isEqualTo("N2112");
        unit.sensorFault(false);
        exchange(TO_IC);
        assertThat(unit.pullByHand()).isTrue();
        assertThat(exchange(EJECT)).isEqualTo("N2945");
        exchange(INIT);
        assertThat(exchange(EJECT)).isEqualTo("P29020");
        everyCardIsSomewhere();
    }

    @Test
    void drawsACardInOnlyWhileTheGateIsOpen() throws IOException {
        exchange(INIT);
        assertThat(unit.insert(CardKind.PAYMENT_STRIPE)).isFalse();
        exchange(OPEN_GATE);
        assertThat(unit.insert(CardKind.PAYMENT_STRIPE)).isTrue();
        assertThat(unit.insert(CardKind.BLANK)).isFalse();
        assertThat(exchange(command("36 37"))).isEqualTo("P67220N~P" + TestPan.TRACK_2 + "~N");
        assertThat(exchange(RF_ON)).isEqualTo("N`061");
        unit.model(Model.HB_HDN);
        assertThat(exchange(command("36 37"))).isEqualTo("N67N~P" + TestPan.TRACK_2 + "~N");
        assertThat(exchange(command("32 30"))).isEqualTo("P20020");
        exchange(CLOSE_GATE);
        assertThat(unit.insert(CardKind.BLANK)).isFalse();
        assertThat(motions()).containsExactly("hand OUTSIDE>RF", "32 30 RF>OUTSIDE");
        everyCardIsSomewhere();
    }

    @Test
    void anInventedPaymentNumberPassesTheLuhnCheck() {
        int sum = 0;
        for (int i = 0; i < TestPan.NUMBER.length(); i++) {
            int digit = TestPan.NUMBER.charAt(TestPan.NUMBER.length() - 1 - i) - '0';
            int doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        assertThat(sum % 10).isZero();
    }

    @Test
    void aChipKeepsWhatIsWrittenAndForgetsItsSelectionWhenItMoves() throws IOException {
        exchange(INIT);
        assertThat(exchange(SELECT)).isEqualTo("NQ965");
        exchange(TO_IC);
        assertThat(exchange(command("51 33 00B0000004"))).isEqualTo("NQ365");
        exchange(COLD_RESET);
        assertThat(exchange(command("51 33 00B0000004"))).isEqualTo("NQ362");
        assertThat(exchange(command("51 39 00B000000A"))).endsWith("i\u0086");
        exchange(SELECT);
        assertThat(exchange(command("51 39 00B000000A"))).contains("HC00000001");
        exchange(command("51 39 00D60010020102"));
        assertThat(exchange(command("51 39 00B0001002"))).endsWith("\u0001\u0002\u0090\u0000");
        exchange(command("32 32"));
        assertThat(exchange(command("60 34 00B0001002"))).isEqualTo("N`465");
        exchange(RF_ON);
        exchange(command("60 34 00A4040000"));
        assertThat(exchange(command("60 34 00B0001002"))).endsWith("\u0001\u0002\u0090\u0000");
    }

    @Test
    void aPaymentChipAnswersToItsEnvironmentAHospitalChipDoesNot() throws IOException {
        String environment = "51 39 00A404000E" + "325041592E5359532E4444463031" + "00";
        exchange(INIT);
        exchange(TO_IC);
        exchange(COLD_RESET);
        assertThat(exchange(command(environment))).endsWith("j\u0082");
        exchange(EJECT);
        exchange(OPEN_GATE);
        unit.insert(CardKind.PAYMENT_CHIP);
        exchange(TO_IC);
        exchange(COLD_RESET);
        assertThat(exchange(command(environment))).endsWith("\u0090\u0000");
    }

    @Test
    void spoiledFramesAreAskedForAgainInBothDirections() throws IOException {
        host.send(INIT.substring(0, INIT.length() - 2) + "00");
        assertThat(host.next()).isEqualTo(NAK);
        host.send(INIT);
        assertThat(host.next()).isEqualTo(ACK);
        String first = response();
        host.send("15");
        assertThat(response()).isEqualTo(first);
        host.send("06");
        host.send("15");
        assertThat(exchange(STATUS)).isEqualTo("P10020");
    }

    @Test
    void endOfTransmissionStopsAMotionBeforeItHappens() throws IOException {
        exchange(INIT);
        unit.motionMillis(2000);
        host.send(TO_IC);
        assertThat(host.next()).isEqualTo(ACK);
        host.send("04");
        assertThat(host.next()).isEqualTo(EOT);
        assertThat(exchange(STATUS)).isEqualTo("P10020");
        assertThat(motions()).isEmpty();
        assertThat(unit.state().discontinued()).isEqualTo(1);
        host.send("04");
        assertThat(host.next()).isEqualTo(EOT);
    }

    @Test
    void anotherUnitsAddressIsNotOurs() throws IOException {
        host.send("F20100034331300" + "3B1");
        assertThat(host.next(300)).isEqualTo(HostEnd.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(CardUnitMishap.class)
    void whateverGoesWrongACardIsMovedAtMostOncePerCommandAndTheUnitRecovers(CardUnitMishap mishap)
            throws IOException {
        exchange(INIT);
        unit.lateMillis(100);
        unit.downMillis(100);
        unit.faults().next(mishap);
        host.send(TO_IC);
        host.untilSilent(1000);
        assertThat(unit.state().mishaps()).containsExactly(mishap);
        assertThat(motions()).hasSizeLessThanOrEqualTo(1);
        everyCardIsSomewhere();
        unit.jam(false);
        awaitPower();
        host.close();
        host = HostEnd.open(unit.address());
        for (int i = 0; i < 8; i++) {
            host.send(INIT);
            if (host.next() == ACK) {
                break;
            }
        }
        assertThat(response()).startsWith("P03");
        host.send("06");
        assertThat(exchange(STATUS)).startsWith("P10");
    }

    @Test
    void aLostResponseIsAMotionDoneASilentUnitIsAMotionNotDone() throws IOException {
        exchange(INIT);
        unit.faults().next(CardUnitMishap.LOST_RESPONSE);
        host.send(TO_IC);
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.next(500)).isEqualTo(HostEnd.NOTHING);
        assertThat(motions()).hasSize(1);
        unit.faults().next(CardUnitMishap.NOT_HEARD);
        host.send(EJECT);
        assertThat(host.next(500)).isEqualTo(HostEnd.NOTHING);
        assertThat(motions()).hasSize(1);
    }

    @Test
    void aLateResponseDoesNotHoldUpTheNextCommand() throws IOException {
        exchange(INIT);
        unit.lateMillis(700);
        unit.faults().next(CardUnitMishap.LATE_RESPONSE);
        host.send(TO_IC);
        assertThat(host.next()).isEqualTo(ACK);
        assertThat(host.next(250)).isEqualTo(HostEnd.NOTHING);
        assertThat(exchange(STATUS)).isEqualTo("P10220");
        assertThat(response()).isEqualTo("P21220");
    }

    @Test
    void thePulledCableEndsTheReadAndAReplugBringsANewPort() throws IOException {
        exchange(INIT);
        unit.unplug();
        assertThat(host.next()).isEqualTo(HostEnd.END);
        assertThat(Files.exists(Path.of(unit.address()), LinkOption.NOFOLLOW_LINKS)).isFalse();
        unit.replug();
        host.close();
        host = HostEnd.open(unit.address());
        assertThat(exchange(STATUS)).isEqualTo("P10020");
    }

    @Test
    void noiseIsSkippedAndNeverStopsIt() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            host.send(noise);
        }
        // Longer than the patience with a frame that does not go on.
        host.untilSilent(600);
        assertThat(exchange(INIT)).as("seed %d", seed).startsWith("P03");
    }

    @Test
    void theSameSeedGoesWrongTheSameWay() throws IOException {
        List<CardUnitMishap> first = storm(5);
        end();
        plugIn();
        assertThat(storm(5)).isEqualTo(first).isNotEmpty();
    }

    private List<CardUnitMishap> storm(int seed) throws IOException {
        exchange(INIT);
        unit.faults()
                .seed(
                        seed,
                        600,
                        EnumSet.of(
                                CardUnitMishap.GARBAGE,
                                CardUnitMishap.DUPLICATE_RESPONSE,
                                CardUnitMishap.LOST_RESPONSE,
                                CardUnitMishap.SPOILED_RESPONSE));
        for (String frame : Arrays.asList(TO_IC, EJECT, TO_IC, EJECT, STATUS, SENSORS)) {
            host.send(frame);
            host.untilSilent(200);
            host.send("06");
        }
        everyCardIsSomewhere();
        return unit.state().mishaps();
    }
}

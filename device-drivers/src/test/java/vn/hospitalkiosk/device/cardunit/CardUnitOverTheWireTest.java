package vn.hospitalkiosk.device.cardunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.link.PeerLine;
import vn.hospitalkiosk.device.link.Until;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.virtual.cardunit.CardKind;
import vn.hospitalkiosk.virtual.cardunit.CardUnitMishap;
import vn.hospitalkiosk.virtual.cardunit.CardUnitSimulator;
import vn.hospitalkiosk.virtual.cardunit.Model;
import vn.hospitalkiosk.virtual.cardunit.Place;
import vn.hospitalkiosk.virtual.cardunit.TestPan;
import vn.hospitalkiosk.virtual.line.PtyLine;

/// The driver over a real serial port (a pseudo terminal) against the simulator, which shares no code with it.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CardUnitOverTheWireTest {
    private static final byte[] READ = HexFormat.of().parseHex("00B000000A");
    private static final byte[] SELECT = HexFormat.of().parseHex("00A4040009F0484F53504954414C");

    @TempDir Path folder;
    private CardUnitSimulator there;
    private Crt591CardUnit unit;

    @BeforeEach
    void plugIn() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo terminals here");
        there = new CardUnitSimulator(new PtyLine(folder.resolve("card-unit")));
        there.motionMillis(60);
        there.lateMillis(1700);
        there.downMillis(200);
        there.paceMillis(20);
        there.start();
        unit = driver(withStripe(CardUnitProfile.crt591(), false));
    }

    private Crt591CardUnit driver(CardUnitProfile model) {
        return driver(model, Duration.ofMinutes(1));
    }

    private Crt591CardUnit driver(CardUnitProfile model, Duration heartbeat) {
        CardUnitProfile brisk =
                new CardUnitProfile(
                        model.address(),
                        model.bauds(),
                        model.moves(),
                        new LinkTimes(
                                Duration.ofMillis(400),
                                Duration.ofMillis(150),
                                Duration.ofMillis(10),
                                3),
                        Duration.ofMillis(1200),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(1400),
                        Duration.ofSeconds(25),
                        heartbeat,
                        model.magnetic());
        Crt591CardUnit fresh =
                new Crt591CardUnit(
                        brisk, baud -> SerialLine.to(there.address(), baud), Clock.systemUTC());
        Until.found(fresh);
        return fresh;
    }

    private static CardUnitProfile withStripe(CardUnitProfile model, boolean underN) {
        return new CardUnitProfile(
                model.address(),
                model.bauds(),
                model.moves(),
                model.times(),
                model.answerWithin(),
                model.lateWithin(),
                model.moveWithin(),
                model.settleWithin(),
                model.heartbeat(),
                Optional.of(new CardUnitProfile.Magnetic(0x36, 0x37, underN)));
    }

    @AfterEach
    void pullOut() throws IOException {
        if (unit != null) {
            unit.close();
            there.close();
        }
    }

    private int cards(Place place) {
        return there.state().cards().getOrDefault(place, 0);
    }

    private UnitStatus.Place place() {
        return ((UnitAnswer.Told<UnitStatus>) unit.status()).value().place();
    }

    private static String code(MotionOutcome outcome) {
        return switch (outcome) {
            case MotionOutcome.Moved _ -> "moved";
            case MotionOutcome.NotMoved(var failure) -> failure.code();
            case MotionOutcome.Unknown(var failure) -> "unknown " + failure.code();
        };
    }

    @Test
    void it_is_initialised_when_found_and_says_what_it_is() {
        assertThat(there.state().ready()).isTrue();
        assertThat(unit.identity())
                .containsEntry("firmware", "CRT-591-M001")
                .containsEntry("baud", "115200");
        assertThat(unit.initialise()).isInstanceOf(MotionOutcome.Moved.class);
        assertThat(((UnitAnswer.Told<UnitStatus>) unit.status()).value())
                .isEqualTo(new UnitStatus(UnitStatus.Place.NONE, UnitStatus.Stock.ENOUGH, false));
    }

    @Test
    void a_card_is_issued_from_the_stacker_written_shown_and_let_go() {
        assertThat(code(unit.feed())).isEqualTo("moved");
        assertThat(cards(Place.IC)).isEqualTo(1);
        Admission card = unit.admit();
        assertThat(((Admission.ContactCard) card).atr())
                .isEqualTo(HexFormat.of().parseHex("3B800181"));
        assertThat(told(unit.exchange(card, SELECT))).endsWith(0x90, 0x00);
        assertThat(new String(told(unit.exchange(card, READ)), StandardCharsets.US_ASCII))
                .startsWith("HC00000001");
        assertThat(code(unit.hold())).isEqualTo("moved");
        assertThat(place()).isEqualTo(UnitStatus.Place.GATE);
        assertThat(code(unit.feed())).isEqualTo("moved");
        assertThat(cards(Place.IC)).isEqualTo(1);
        assertThat(code(unit.eject())).isEqualTo("moved");
        assertThat(cards(Place.OUTSIDE)).isEqualTo(1);
        assertThat(cards(Place.STACKER)).isEqualTo(49);
    }

    private static byte[] told(UnitAnswer<byte[]> answer) {
        return ((UnitAnswer.Told<byte[]>) answer).value();
    }

    @Test
    void a_card_is_captured_and_counted_and_none_is_ejected_from_an_empty_unit() {
        unit.feed();
        assertThat(code(unit.capture())).isEqualTo("moved");
        assertThat(cards(Place.BIN)).isEqualTo(1);
        assertThat(((UnitAnswer.Told<Integer>) unit.binCount()).value()).isEqualTo(1);
        assertThat(code(unit.eject())).isEqualTo("U24");
        assertThat(code(unit.capture())).isEqualTo("U24");
        assertThat(unit.admit()).isEqualTo(new Admission.NoCard());
    }

    @Test
    void the_slot_takes_a_card_when_it_is_open() {
        assertThat(there.insert(CardKind.HOSPITAL)).isFalse();
        unit.entry(true);
        assertThat(there.insert(CardKind.HOSPITAL)).isTrue();
        unit.entry(false);
        Admission card = unit.admit();
        assertThat(told(unit.exchange(card, SELECT))).endsWith(0x90, 0x00);
        assertThat(code(unit.eject())).isEqualTo("moved");
        assertThat(cards(Place.OUTSIDE)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYMENT_CHIP", "PAYMENT_STRIPE"})
    void a_payment_card_goes_back_unread(CardKind kind) {
        unit.entry(true);
        there.insert(kind);
        Admission.PaymentCardRefused refused = (Admission.PaymentCardRefused) unit.admit();
        assertThat(code(refused.ejected())).isEqualTo("moved");
        assertThat(unit.paymentCardsRefused()).isEqualTo(1);
        assertThat(cards(Place.OUTSIDE)).isEqualTo(1);
        assertThat(unit.trace().toString()).doesNotContain(TestPan.NUMBER.substring(6));
    }

    @Test
    void a_payment_chip_is_known_without_a_magnetic_head() {
        unit.close();
        unit = driver(CardUnitProfile.crt591());
        unit.entry(true);
        there.insert(CardKind.PAYMENT_CHIP);
        assertThat(unit.admit()).isInstanceOf(Admission.PaymentCardRefused.class);
    }

    @Test
    void plastic_without_a_chip_is_unreadable_and_stays() {
        unit.entry(true);
        there.insert(CardKind.BLANK);
        assertThat(unit.admit()).isInstanceOf(Admission.Unreadable.class);
        assertThat(place()).isEqualTo(UnitStatus.Place.INSIDE);
    }

    @Test
    void the_field_unit_that_bins_by_39_ejects_and_captures_by_its_own_profile() {
        there.model(Model.HB_HDN);
        unit.close();
        unit = driver(CardUnitProfile.hbHdn());
        unit.feed();
        assertThat(code(unit.eject())).isEqualTo("moved");
        assertThat(cards(Place.OUTSIDE)).isEqualTo(1);
        unit.feed();
        assertThat(code(unit.capture())).isEqualTo("moved");
        assertThat(cards(Place.BIN)).isEqualTo(1);
        unit.entry(true);
        there.insert(CardKind.PAYMENT_STRIPE);
        assertThat(unit.admit()).isInstanceOf(Admission.PaymentCardRefused.class);
        assertThat(cards(Place.OUTSIDE)).isEqualTo(2);
    }

    /// Most tests do without a heartbeat, which could draw a fate meant for a command.
    private void withHeartbeat() {
        unit.close();
        unit = driver(CardUnitProfile.crt591(), Duration.ofMillis(300));
    }

    /// What happens to one ejection when one thing goes wrong in it: how it ends, and that the card moved once.
    @ParameterizedTest
    @EnumSource
    void each_mishap_of_a_motion_leaves_every_card_accounted_for(CardUnitMishap mishap) {
        unit.feed();
        int before = there.state().journal().size();
        int taken = there.motionsAcknowledged();
        there.faults().next(List.of(Optional.empty(), Optional.of(mishap)));
        MotionOutcome outcome = unit.eject();
        there.faults().none();
        assertThat(there.motionsAcknowledged() - taken).isLessThanOrEqualTo(1);
        assertThat(there.state().journal().size() - before).isLessThanOrEqualTo(1);
        int outside = cards(Place.OUTSIDE);
        switch (outcome) {
            case MotionOutcome.Moved _ -> assertThat(outside).isEqualTo(1);
            case MotionOutcome.NotMoved _ -> assertThat(outside).isZero();
            case MotionOutcome.Unknown unclear ->
                    assertThat(unclear).as("%s can be cleared up", mishap).isNull();
        }
        there.jam(false);
        Until.holds(mishap + " passes", () -> unit.status() instanceof UnitAnswer.Told);
        assertThat(place() == UnitStatus.Place.NONE).isEqualTo(outside == 1);
        if (outside == 0) {
            assertThat(code(unit.eject())).isEqualTo("moved");
        }
        assertThat(cards(Place.OUTSIDE)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void each_mishap_of_a_question_is_got_over(CardUnitMishap mishap) {
        there.faults().next(mishap);
        Until.holds(mishap + " passes", () -> unit.binCount() instanceof UnitAnswer.Told);
        Until.found(unit);
        assertThat(((UnitAnswer.Told<Integer>) unit.binCount()).value()).isZero();
    }

    @Test
    void a_jam_stays_known_until_a_motion_succeeds() {
        withHeartbeat();
        unit.feed();
        there.jam(true);
        assertThat(code(unit.eject())).isEqualTo("U11");
        Until.faulty(unit, "U11");
        unit.status();
        Until.faulty(unit, "U11");
        there.jam(false);
        assertThat(code(unit.eject())).isEqualTo("moved");
        Until.found(unit);
    }

    @Test
    void a_full_bin_an_empty_stacker_and_a_broken_sensor_are_told() {
        withHeartbeat();
        there.binCapacity(1);
        unit.feed();
        unit.capture();
        Until.faulty(unit, "U12");
        there.binCapacity(20);
        there.stacker(0);
        Until.holds(
                "an empty stacker wants cards",
                () ->
                        unit.state() instanceof DeviceState.Attention(var failure)
                                && failure.code().equals("U13"));
        assertThat(code(unit.feed())).isEqualTo("U13");
        there.stacker(50);
        there.sensorFault(true);
        assertThat(code(unit.feed())).isEqualTo("U14");
    }

    @Test
    void a_card_pulled_by_hand_is_moved_after_initialising() {
        unit.feed();
        there.pullByHand();
        assertThat(code(unit.feed())).isEqualTo("U22");
        assertThat(code(unit.feed())).isEqualTo("moved");
        assertThat(cards(Place.IC)).isEqualTo(1);
    }

    @Test
    void a_unit_that_lost_its_power_is_initialised_again_and_keeps_its_card() {
        withHeartbeat();
        unit.feed();
        there.powerCycle();
        Until.holds("it is initialised again", () -> there.state().ready());
        Until.found(unit);
        assertThat(place()).isEqualTo(UnitStatus.Place.INSIDE);
        assertThat(code(unit.eject())).isEqualTo("moved");
    }

    @Test
    void a_pulled_cable_is_noticed_and_a_plugged_one_found() throws IOException {
        withHeartbeat();
        there.unplug();
        Until.faulty(unit, "U21");
        assertThat(code(unit.feed())).isEqualTo("U21");
        there.replug();
        Until.found(unit);
        assertThat(code(unit.feed())).isEqualTo("moved");
    }

    @ParameterizedTest
    @ValueSource(ints = {9_600, 38_400})
    void the_speed_is_found(int right) throws IOException {
        unit.close();
        try (Crt591CardUnit scanning =
                new Crt591CardUnit(
                        CardUnitProfile.crt591(),
                        baud ->
                                baud == right
                                        ? SerialLine.to(there.address(), baud)
                                        : () -> new PeerLine((line, _) -> line.say((byte) 0x55)),
                        Clock.systemUTC())) {
            Until.found(scanning);
            assertThat(scanning.identity()).containsEntry("baud", Integer.toString(right));
        }
    }
}

package vn.hospitalkiosk.device.cardunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.link.PeerLine;
import vn.hospitalkiosk.device.link.Until;

@Timeout(60)
class Crt591CardUnitTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC);
    private static final byte ACK = 0x06;

    private final Crt591Frames frames = new Crt591Frames(0);
    private final Peer peer = new Peer();
    private final Crt591CardUnit unit =
            new Crt591CardUnit(profile(), _ -> () -> new PeerLine(peer::hear), CLOCK);

    @BeforeEach
    void find() {
        Until.found(unit);
    }

    private static CardUnitProfile profile() {
        CardUnitProfile model = CardUnitProfile.crt591();
        return new CardUnitProfile(
                0,
                List.of(9600),
                model.moves(),
                new LinkTimes(
                        Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofMillis(5), 3),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Optional.of(new CardUnitProfile.Magnetic(0x36, 0x31, false)));
    }

    @AfterEach
    void close() {
        unit.close();
    }

    /// A unit that a test makes forget an ACK or an answer.
    private final class Peer {
        private char place = '2';
        private boolean eats;
        private boolean dropsAck;
        private boolean dropsAnswer;
        private boolean takesNoMotion;
        private boolean holdsBack;
        private final List<byte[]> heldBack = new ArrayList<>();
        private boolean initialised = true;
        private String sensors = "01000000";
        private String stripe = "";
        private boolean paymentChip;
        private String error = "";
        private final List<String> motions = new ArrayList<>();

        synchronized void hear(PeerLine line, byte[] bytes) {
            if (bytes.length < 6) {
                return;
            }
            int cm = bytes[5];
            int pm = bytes[6];
            boolean motion = cm == 0x32 || cm == 0x30;
            if (motion) {
                motions.add("%02X%02X".formatted(cm, pm));
                if (takesNoMotion) {
                    takesNoMotion = false;
                    return;
                }
            }
            boolean quiet = motion && dropsAck;
            if (!quiet) {
                line.say(ACK);
            }
            byte[] answer = frames.frame(answer(cm, pm, bytes));
            if (holdsBack && (cm == (byte) 0xA2 || cm == (byte) 0xA4)) {
                heldBack.add(answer);
            } else if (!(motion && dropsAnswer)) {
                heldBack.forEach(line::say);
                heldBack.clear();
                line.say(answer);
            }
            if (motion) {
                dropsAck = false;
                dropsAnswer = false;
            }
        }

        private byte[] answer(int cm, int pm, byte[] bytes) {
            if (!initialised && cm != 0x30) {
                return text("N", cm, pm, "B0");
            }
            if (!error.isEmpty() && cm == 0x32) {
                return text("N", cm, pm, error);
            }
            if (cm == 0x30) {
                initialised = true;
            }
            if (cm == 0x32 && !eats) {
                place = pm == 0x39 ? '1' : pm == 0x33 ? '0' : '2';
            }
            String data =
                    switch (cm) {
                        case 0x31 -> pm == 0x31 ? sensors : "";
                        case 0x36 -> stripe;
                        case 0x51 -> pm == 0x30 ? "3B00" : apdu(bytes);
                        case (byte) 0xA5 -> "00042";
                        default -> "";
                    };
            return text("P", cm, pm, place + "20" + data);
        }

        private String apdu(byte[] bytes) {
            boolean select = bytes[8] == (byte) 0xA4;
            return paymentChip && select
                    ? "\u0090\u0000"
                    : select ? "j\u0082" : "hospital\u0090\u0000";
        }

        private byte[] text(String head, int cm, int pm, String rest) {
            return (head + (char) (cm & 0xFF) + (char) (pm & 0xFF) + rest)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        synchronized void with(Runnable change) {
            change.run();
        }

        synchronized List<String> motions() {
            return List.copyOf(motions);
        }
    }

    @Test
    void a_card_is_given_back() {
        assertThat(((MotionOutcome.Moved) unit.eject()).status().place())
                .isEqualTo(UnitStatus.Place.GATE);
        assertThat(peer.motions()).containsExactly("3239");
    }

    @Test
    void a_lost_answer_to_a_motion_is_looked_up_and_the_motion_not_repeated() {
        peer.with(() -> peer.dropsAnswer = true);
        assertThat(((MotionOutcome.Moved) unit.eject()).seenAfterwards()).isTrue();
        assertThat(peer.motions()).containsExactly("3239");
    }

    @Test
    void a_motion_acknowledged_and_not_done_is_not_repeated_either() {
        peer.with(() -> {
            peer.dropsAnswer = true;
            peer.eats = true;
        });
        assertThat(((MotionOutcome.NotMoved) unit.eject()).failure().code()).isEqualTo("U23");
        assertThat(peer.motions()).containsExactly("3239");
    }

    @Test
    void a_motion_the_unit_never_acknowledged_is_not_sent_again() {
        peer.with(() -> peer.takesNoMotion = true);
        assertThat(((MotionOutcome.NotMoved) unit.eject()).failure().code()).isEqualTo("U21");
        assertThat(peer.motions()).containsExactly("3239");
        assertThat(unit.eject()).isInstanceOf(MotionOutcome.Moved.class);
        assertThat(peer.motions()).containsExactly("3239", "3239");
    }

    @Test
    void a_card_that_sticks_on_its_way_is_a_jam_even_when_the_unit_did_not_say_so() {
        peer.with(() -> {
            peer.dropsAnswer = true;
            peer.eats = true;
            peer.sensors = "00100000";
        });
        assertThat(((MotionOutcome.NotMoved) unit.eject()).failure().code()).isEqualTo("U11");
    }

    @Test
    void without_sensors_a_card_that_is_still_inside_may_have_moved() {
        peer.with(() -> {
            peer.dropsAnswer = true;
            peer.eats = true;
            peer.sensors = "";
        });
        assertThat(((MotionOutcome.Unknown) unit.eject()).failure().code()).isEqualTo("U23");
    }

    @Test
    void answers_that_come_late_are_not_taken_for_the_present_place() {
        peer.with(() -> peer.holdsBack = true);
        assertThat(unit.status()).isInstanceOf(UnitAnswer.Silent.class);
        assertThat(unit.status()).isInstanceOf(UnitAnswer.Silent.class);
        peer.with(() -> {
            peer.holdsBack = false;
            peer.dropsAnswer = true;
        });
        assertThat(((MotionOutcome.Moved) unit.eject()).status().place())
                .isEqualTo(UnitStatus.Place.GATE);
        assertThat(((UnitAnswer.Told<UnitStatus>) unit.status()).value().place())
                .isEqualTo(UnitStatus.Place.GATE);
        assertThat(peer.motions()).containsExactly("3239");
    }

    @Test
    void a_motion_done_without_ack_and_answer_is_not_repeated() {
        peer.with(() -> {
            peer.dropsAck = true;
            peer.dropsAnswer = true;
        });
        assertThat(((MotionOutcome.Moved) unit.eject()).seenAfterwards()).isTrue();
        assertThat(peer.motions()).containsExactly("3239");
    }

    @Test
    void where_the_place_tells_nothing_the_outcome_is_unknown() {
        peer.with(() -> peer.dropsAnswer = true);
        assertThat(((MotionOutcome.Unknown) unit.feed()).failure().code()).isEqualTo("U23");
    }

    @Test
    void a_card_is_said_to_be_nobody_knows_where_until_the_unit_tells_its_place() {
        peer.with(() -> {
            peer.dropsAnswer = true;
            peer.sensors = "";
        });
        assertThat(unit.feed()).isInstanceOf(MotionOutcome.Unknown.class);
        Until.faulty(unit, "U23");
        peer.with(() -> peer.sensors = "01000000");
        Until.found(unit);
    }

    @Test
    void a_unit_that_lost_power_is_initialised_before_it_moves() {
        peer.with(() -> peer.initialised = false);
        assertThat(unit.capture()).isInstanceOf(MotionOutcome.Moved.class);
        assertThat(peer.motions()).contains("3037", "3233");
    }

    @Test
    void a_jam_and_a_full_bin_have_their_codes() {
        peer.with(() -> peer.error = "10");
        assertThat(((MotionOutcome.NotMoved) unit.eject()).failure().code()).isEqualTo("U11");
        peer.with(() -> peer.error = "A1");
        assertThat(((MotionOutcome.NotMoved) unit.capture()).failure().code()).isEqualTo("U12");
    }

    @Test
    void a_payment_card_is_known_by_its_stripe_and_given_back_unread() {
        peer.with(() -> peer.stripe = ";4111111111111111=29121010000000000000?");
        Admission.PaymentCardRefused refused = (Admission.PaymentCardRefused) unit.admit();
        assertThat(refused.ejected()).isInstanceOf(MotionOutcome.Moved.class);
        assertThat(unit.paymentCardsRefused()).isEqualTo(1);
        assertThat(String.join("\n", unit.trace())).doesNotContain("4111", "1111");
    }

    @Test
    void a_payment_card_is_known_by_its_application() {
        peer.with(() -> peer.paymentChip = true);
        assertThat(unit.admit()).isInstanceOf(Admission.PaymentCardRefused.class);
        assertThat(peer.motions()).endsWith("3239");
    }

    @Test
    void a_hospital_card_is_let_in_and_answers_apdus() {
        Admission admitted = unit.admit();
        assertThat(new String(((Admission.ContactCard) admitted).atr(), StandardCharsets.US_ASCII))
                .isEqualTo("3B00");
        UnitAnswer<byte[]> answer = unit.exchange(admitted, HexFormat.of().parseHex("00B0000000"));
        assertThat(((UnitAnswer.Told<byte[]>) answer).value()).endsWith(0x90, 0x00);
        assertThat(unit.paymentCardsRefused()).isZero();
    }

    @Test
    void without_a_card_nobody_is_let_in_and_the_counter_is_told() {
        peer.with(() -> peer.place = '0');
        assertThat(unit.admit()).isEqualTo(new Admission.NoCard());
        assertThat(((UnitAnswer.Told<Integer>) unit.binCount()).value()).isEqualTo(42);
    }

    @Test
    void whatever_fails_no_motion_is_sent_twice() {
        long seed = System.nanoTime();
        System.out.println("Crt591CardUnitTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            boolean unheard = random.nextInt(5) == 0;
            boolean dropsAck = random.nextInt(3) == 0;
            boolean dropsAnswer = random.nextInt(2) == 0;
            boolean eats = random.nextInt(6) == 0;
            peer.with(() -> {
                peer.place = '2';
                peer.motions.clear();
                peer.takesNoMotion = unheard;
                peer.dropsAck = dropsAck;
                peer.dropsAnswer = dropsAnswer;
                peer.eats = eats;
            });
            MotionOutcome outcome = random.nextBoolean() ? unit.eject() : unit.capture();
            assertThat(peer.motions()).as("round %d", i).hasSize(1);
            if (outcome instanceof MotionOutcome.Moved(UnitStatus status, boolean _) && !eats) {
                assertThat(status.place()).isNotEqualTo(UnitStatus.Place.INSIDE);
            }
        }
    }
}

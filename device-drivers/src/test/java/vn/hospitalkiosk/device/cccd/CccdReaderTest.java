package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;
import vn.hospitalkiosk.virtual.card.Chip;
import vn.hospitalkiosk.virtual.card.Issuer;
import vn.hospitalkiosk.virtual.card.Personalisation;
import vn.hospitalkiosk.virtual.person.Person;

class CccdReaderTest {
    private static final Issuer ISSUER = Issuer.fresh();
    private static final Person PERSON = Person.nguyenVanA();
    private static final Chip CHIP = new Personalisation(ISSUER).chip(PERSON);
    private static final String CAN = PERSON.accessNumber();

    private final VirtualSlot slot = new VirtualSlot();

    private Bench bench() {
        return Bench.over(slot, Bench.csca(ISSUER));
    }

    @Test
    void a_genuine_card_is_read_and_every_check_that_can_pass_passes() {
        slot.lay(CHIP);
        try (Bench bench = bench()) {
            ReadOutcome outcome = bench.read(CAN);

            ReadOutcome.Read read = (ReadOutcome.Read) outcome;
            assertThat(read.data())
                    .isEqualTo(
                            new CccdData(
                                    PERSON.number(),
                                    "NGUYEN VAN A",
                                    Optional.of(PERSON.fullName()),
                                    PERSON.birthDate(),
                                    CccdData.Sex.MALE,
                                    PERSON.cardExpiry()));
            assertThat(read.trust())
                    .isEqualTo(
                            new TrustVerdicts(
                                    Verdict.PASSED,
                                    Verdict.PASSED,
                                    Verdict.PASSED,
                                    Verdict.NOT_CONFIGURED,
                                    Verdict.PASSED));
            assertThat(bench.steps.getFirst()).isInstanceOf(ReadStep.CardFound.class);
            assertThat(bench.steps).hasAtLeastOneElementOfType(ReadStep.Reading.class);
            assertThat(bench.steps.getLast()).isInstanceOf(ReadStep.Checking.class);
        }
    }

    @Test
    void a_chip_with_extended_answers_costs_at_most_twelve_exchanges() {
        slot.lay(CHIP);
        try (Bench bench = bench()) {
            ReadOutcome.Read read = (ReadOutcome.Read) bench.read(CAN);
            assertThat(read.apdus()).isEqualTo(slot.commands()).isLessThanOrEqualTo(12);
        }
    }

    @Test
    void a_chip_with_short_answers_is_read_too_and_its_kind_is_remembered() {
        try (Bench bench = bench()) {
            slot.lay(CHIP.withMaxResponse(256));
            ReadOutcome.Read first = (ReadOutcome.Read) bench.read(CAN);
            slot.lay(CHIP.withMaxResponse(256));
            ReadOutcome.Read second = (ReadOutcome.Read) bench.read(CAN);

            assertThat(second.data()).isEqualTo(first.data());
            assertThat(second.apdus()).isLessThan(first.apdus()).isLessThanOrEqualTo(21);
        }
    }

    @Test
    void presence_is_told_and_without_a_card_a_read_says_so() {
        try (Bench bench = bench()) {
            bench.stateOf(DeviceState.Ready.class);
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.CardMoved.class);
            slot.lay(CHIP);
            assertThat(bench.presence()).isTrue();
            slot.take();
            assertThat(bench.presence()).isFalse();
        }
    }

    @Test
    void six_wrong_digits_are_told_apart_and_the_right_ones_then_work() {
        slot.lay(CHIP);
        try (Bench bench = bench()) {
            assertThat(bench.read("000000"))
                    .isInstanceOfSatisfying(
                            ReadOutcome.WrongAccessNumber.class,
                            wrong -> assertThat(wrong.failure().code()).isEqualTo("C11"));
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Read.class);
        }
    }

    @Test
    void a_card_pulled_at_any_exchange_is_a_moved_card_and_the_next_is_read() {
        try (Bench bench = bench()) {
            slot.lay(CHIP);
            int exchanges = ((ReadOutcome.Read) bench.read(CAN)).apdus();
            for (int at = 1; at <= exchanges; at++) {
                slot.lay(CHIP);
                slot.pullAt(at);
                bench.begin(CAN);
                assertThat(bench.outcome())
                        .as("pulled at exchange %d", at)
                        .isInstanceOfSatisfying(
                                ReadOutcome.CardMoved.class,
                                moved -> assertThat(moved.failure().code()).isEqualTo("C12"));
            }
            slot.lay(CHIP);
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Read.class);
        }
    }

    @Test
    void a_card_that_does_not_answer_frees_the_patient_and_the_reader_recovers() {
        try (Bench bench = bench()) {
            slot.lay(CHIP);
            slot.hangAt(5);
            assertThat(bench.read(CAN))
                    .isInstanceOfSatisfying(
                            ReadOutcome.ReaderFault.class,
                            fault -> assertThat(fault.failure().code()).isEqualTo("C62"));
            assertThat(bench.reader.state()).isInstanceOf(DeviceState.Faulty.class);
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.ReaderFault.class);

            slot.letGo();
            bench.stateOf(DeviceState.Faulty.class);
            bench.stateOf(DeviceState.Ready.class);
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Read.class);
            assertThat(bench.outcomes).isEmpty();
        }
    }

    @Test
    void an_unplugged_reader_is_told_and_found_again() {
        try (Bench bench = bench()) {
            bench.stateOf(DeviceState.Ready.class);
            slot.unplug(true);
            assertThat(bench.stateOf(DeviceState.Faulty.class))
                    .isInstanceOfSatisfying(
                            DeviceState.Faulty.class,
                            faulty -> {
                                assertThat(faulty.failure().code()).isEqualTo("C61");
                                assertThat(faulty.since()).isEqualTo(Bench.CLOCK.instant());
                            });
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.ReaderFault.class);
            slot.unplug(false);
            slot.lay(CHIP);
            bench.stateOf(DeviceState.Ready.class);
            assertThat(bench.presence()).isTrue();
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Read.class);
        }
    }

    @Test
    void without_configured_roots_the_chain_is_not_configured_which_is_not_failed() {
        slot.lay(CHIP);
        try (Bench bench = Bench.over(slot, List.of())) {
            ReadOutcome.Read read = (ReadOutcome.Read) bench.read(CAN);
            assertThat(read.trust().chain()).isEqualTo(Verdict.NOT_CONFIGURED);
        }
    }

    @Test
    void another_kind_of_card_is_not_a_cccd() {
        slot.lay(_ -> new byte[] {0x6D, 0x00}, () -> {});
        try (Bench bench = bench()) {
            assertThat(bench.read(CAN))
                    .isInstanceOfSatisfying(
                            ReadOutcome.NotACccd.class,
                            not -> assertThat(not.failure().code()).isEqualTo("C21"));
        }
    }

    @Test
    void whatever_a_transport_throws_or_a_chip_babbles_is_an_outcome() {
        try (Bench bench = bench()) {
            slot.lay(
                    _ -> {
                        throw new IllegalArgumentException("newPosition < 0");
                    },
                    () -> {});
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Unreadable.class);
            slot.lay(_ -> new byte[] {1, 2, 3, (byte) 0x90, 0x00}, () -> {});
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Unreadable.class);
            slot.lay(_ -> new byte[] {0x00}, () -> {});
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Unreadable.class);
            slot.lay(_ -> new byte[0], () -> {});
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.CardMoved.class);
        }
    }

    @Test
    void a_second_read_while_one_runs_is_our_own_mistake() {
        slot.lay(CHIP);
        slot.hangAt(3);
        try (Bench bench = bench()) {
            bench.begin(CAN);
            assertThatThrownBy(() -> bench.begin(CAN)).isInstanceOf(IllegalStateException.class);
            slot.letGo();
            bench.outcome();
        }
    }

    @Test
    void closing_gives_the_outcome_that_is_owed() {
        Bench bench = bench();
        bench.close();
        assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.ReaderFault.class);
        assertThat(bench.reader.state()).isInstanceOf(DeviceState.Absent.class);
    }

    @Test
    void nothing_of_the_person_is_in_what_outcomes_say_of_themselves() {
        slot.lay(CHIP);
        try (Bench bench = bench()) {
            assertThat(bench.read(CAN).toString()).doesNotContain(PERSON.number(), "NGUYEN", CAN);
            assertThat(bench.read("000000").toString()).doesNotContain("000000", CAN);
            assertThat(bench.reader.trace())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(CAN) || line.contains("NGUYEN"));
            assertThat(bench.reader.identity().toString()).doesNotContain(CAN, "NGUYEN");
        }
    }
}

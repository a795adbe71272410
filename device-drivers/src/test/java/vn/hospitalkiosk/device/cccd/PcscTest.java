package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.card.CardControl;

/// The reader over its real wire: a real pcscd with the virtual card in it. Skipped where `scripts/virtual-reader` cannot start one.
@Timeout(120)
class PcscTest {
    @TempDir static Path var;
    private static @Nullable PcscRig started;

    @BeforeAll
    static void start() throws Exception {
        started = PcscRig.start(var);
    }

    @AfterAll
    static void end() {
        rig().close();
    }

    private static PcscRig rig() {
        PcscRig rig = started;
        if (rig == null) {
            throw new IllegalStateException("the rig was not started");
        }
        return rig;
    }

    private static CardControl card() {
        return rig().card();
    }

    private static Bench pcsc() throws Exception {
        assumeThat(rig().works()).as(rig().why()).isTrue();
        return new Bench(
                ChipReaders.pcsc(
                        "Virtual PCD", CscaCertificates.load(rig().csca()), Clock.systemUTC()));
    }

    @Test
    void a_card_is_read_over_a_real_pcscd() throws Exception {
        Wire.readsAndTellsItsPace(pcsc(), card());
    }

    @Test
    void a_card_pulled_in_mid_read_over_pcscd_is_a_moved_card_and_the_next_is_read()
            throws Exception {
        Wire.pulledInMidRead(pcsc(), card());
    }

    @Test
    void a_forged_and_a_slow_card_over_pcscd_are_what_they_are() throws Exception {
        try (Bench bench = pcsc()) {
            bench.stateOf(DeviceState.Ready.class);
            card().insert("{\"forgeries\":[\"cloned\"]}");
            assertThat(bench.presence()).isTrue();
            assertThat(bench.read(Wire.CAN)).isInstanceOf(ReadOutcome.NotGenuine.class);
            card().remove();
            assertThat(bench.presence()).isFalse();
            card().insert("{\"active\":\"rsa-1024\",\"maxResponse\":256,\"apduMs\":20}");
            assertThat(bench.presence()).isTrue();
            assertThat(bench.read(Wire.CAN)).isInstanceOf(ReadOutcome.Read.class);
            card().remove();
        }
    }

    @Test
    void a_hung_card_over_pcscd_frees_the_patient_and_the_next_card_is_read() throws Exception {
        try (Bench bench = pcsc()) {
            bench.stateOf(DeviceState.Ready.class);
            card().insert("{\"hangAtApdu\":6}");
            assertThat(bench.presence()).isTrue();
            assertThat(bench.read(Wire.CAN))
                    .isInstanceOfSatisfying(
                            ReadOutcome.ReaderFault.class,
                            fault -> assertThat(fault.failure().code()).isEqualTo("C62"));
            card().remove();
            bench.stateOf(DeviceState.Faulty.class);
            bench.stateOf(DeviceState.Ready.class);
            card().insert(OptionalInt.empty());
            boolean there = bench.presence();
            while (!there) {
                there = bench.presence();
            }
            assertThat(bench.read(Wire.CAN)).isInstanceOf(ReadOutcome.Read.class);
            card().remove();
        }
    }

    @Test
    void a_pcscd_that_dies_and_comes_back_is_found_again_without_a_restart() throws Exception {
        try (Bench bench = pcsc()) {
            System.out.println(
                    "PCSCD killed, card read again after %.0f ms"
                            .formatted(rig().millisFromKillToRead(bench)));
        }
    }
}

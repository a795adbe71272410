package vn.hospitalkiosk.device.smartcard.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// Sizes and offsets as the headers of pcsc-lite (`winscard.h`, `pcsclite.h`) and of the Windows SDK (`winscard.h`, `winsmcrd.h`) give them for 64 bits. The Windows ones have never met Windows.
class PcscLayoutTest {
    @Test
    void pcsc_lite_has_words_of_eight_bytes() {
        PcscLayout layout = PcscLayout.PCSC_LITE;
        assertThat(layout.library()).isEqualTo("libpcsclite.so.1");
        assertThat(layout.currentStateOffset()).isEqualTo(16);
        assertThat(layout.eventStateOffset()).isEqualTo(24);
        assertThat(layout.atrLengthOffset()).isEqualTo(32);
        assertThat(layout.atrOffset()).isEqualTo(40);
        assertThat(layout.readerStateBytes()).isEqualTo(80);
        assertThat(layout.ioRequestBytes()).isEqualTo(16);
    }

    @Test
    void winscard_has_words_of_four_bytes_and_functions_that_end_in_a() {
        PcscLayout layout = PcscLayout.WINSCARD;
        assertThat(layout.library()).isEqualTo("winscard.dll");
        assertThat(layout.textSuffix()).isEqualTo("A");
        assertThat(layout.currentStateOffset()).isEqualTo(16);
        assertThat(layout.eventStateOffset()).isEqualTo(20);
        assertThat(layout.atrLengthOffset()).isEqualTo(24);
        assertThat(layout.atrOffset()).isEqualTo(28);
        assertThat(layout.readerStateBytes()).isEqualTo(64);
        assertThat(layout.ioRequestBytes()).isEqualTo(8);
    }

    @Test
    void states_with_their_highest_bit_set_come_back_as_they_went_in() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment at = arena.allocate(16, 8);
            for (PcscLayout layout : new PcscLayout[] {PcscLayout.PCSC_LITE, PcscLayout.WINSCARD}) {
                layout.set(at, 8, 0x8001_0022L);
                assertThat(layout.get(at, 8)).isEqualTo(0x8001_0022L);
            }
        }
    }
}

package vn.hospitalkiosk.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.serial.SerialFormat.Parity;
import vn.hospitalkiosk.device.serial.SerialFormat.StopBits;

class SerialFormatTest {
    @Test
    void is_written_as_technicians_write_it() {
        assertThat(SerialFormat.of("8N1")).isEqualTo(SerialFormat.EIGHT_N_ONE);
        assertThat(SerialFormat.of("7E1"))
                .isEqualTo(new SerialFormat(7, Parity.EVEN, StopBits.ONE));
        for (String written : new String[] {"8N1", "7E1", "8N2", "5N1.5", "8O1", "7M2", "8S1"}) {
            assertThat(SerialFormat.of(written)).hasToString(written);
        }
    }

    @Test
    void anything_else_is_refused() {
        for (String wrong : new String[] {"", "9N1", "8N3", "8X1", "8n1", "8N1.", " 8N1"}) {
            assertThatThrownBy(() -> SerialFormat.of(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// The trap: to the library 2 is one and a half and 3 is two.
    @Test
    void two_stop_bits_are_two_for_the_library_too() {
        assertThat(SerialLine.stopBits(StopBits.ONE)).isEqualTo(1);
        assertThat(SerialLine.stopBits(StopBits.ONE_AND_A_HALF)).isEqualTo(2);
        assertThat(SerialLine.stopBits(StopBits.TWO)).isEqualTo(3);
    }

    @Test
    void an_error_number_names_the_trouble() {
        assertThat(OpenError.of(13, false)).isEqualTo(LineTrouble.NOT_PERMITTED);
        assertThat(OpenError.of(11, false)).isEqualTo(LineTrouble.IN_USE);
        assertThat(OpenError.of(16, false)).isEqualTo(LineTrouble.IN_USE);
        assertThat(OpenError.of(2, false)).isEqualTo(LineTrouble.NOT_THERE);
        assertThat(OpenError.of(22, false)).isEqualTo(LineTrouble.REFUSED);
        assertThat(OpenError.of(5, true)).isEqualTo(LineTrouble.IN_USE);
        assertThat(OpenError.of(2, true)).isEqualTo(LineTrouble.NOT_THERE);
    }
}

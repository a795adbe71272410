package vn.hospitalkiosk.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsbIdTest {
    @Test
    void is_written_as_technicians_see_it() {
        assertThat(UsbId.of("04B8:0202"))
                .isEqualTo(new UsbId(0x04b8, 0x0202, Optional.empty()))
                .hasToString("04b8:0202");
        assertThat(UsbId.of("04b8:0202:J4:KF")).hasToString("04b8:0202:J4:KF");
    }

    @Test
    void anything_else_is_refused() {
        for (String wrong : new String[] {"", "4b8:202", "04b8", "04b8:0202:", "04b8:0202: x"}) {
            assertThatThrownBy(() -> UsbId.of(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

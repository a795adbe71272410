package vn.hospitalkiosk.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarksTest {
    /// The gateway's `EnrolmentCodeTest` has the same vector.
    @Test
    void the_mark_is_the_one_the_gateway_shows() throws Exception {
        assertThat(Marks.of("kiosk".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("V8GH-YVYA-NDSZ-RJWY");
    }
}

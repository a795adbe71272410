package vn.hospitalkiosk.gateway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrolmentCodeTest {
    @Test
    void a_code_has_no_letter_that_is_taken_for_another_and_is_read_however_it_is_typed() {
        IntStream.range(0, 500)
                .mapToObj(_ -> EnrolmentCode.fresh().value())
                .forEach(code -> assertThat(code).hasSize(10).doesNotContain("0", "O", "1", "I"));
        EnrolmentCode code = EnrolmentCode.fresh();
        assertThat(
                        new EnrolmentCode(
                                " "
                                        + code.shown()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace("-", " - ")))
                .isEqualTo(code);
        assertThat(code.toString()).doesNotContain(code.value());
        for (String bad : new String[] {"", "22222", "2222222220", "22222-222222"}) {
            assertThatThrownBy(() -> new EnrolmentCode(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// The kiosk computes the same mark by its own code (`MarksTest` there): self-computed from SHA-256 of "kiosk".
    @Test
    void the_mark_is_eighty_bits_of_sha_256() {
        assertThat(EnrolmentCode.mark("kiosk".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("V8GH-YVYA-NDSZ-RJWY");
    }
}

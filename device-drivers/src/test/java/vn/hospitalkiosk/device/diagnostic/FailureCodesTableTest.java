package vn.hospitalkiosk.device.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.DeviceKind;

class FailureCodesTableTest {
    @Test
    void the_shipped_table_is_the_document() throws IOException {
        long rows;
        try (Stream<String> lines = Files.lines(Path.of("../docs/failure-codes.md"))) {
            rows = lines.filter(line -> line.matches("\\| [A-Z][0-9]{2} \\|.*")).count();
        }
        assertThat(FailureCodes.shipped().size()).isEqualTo((int) rows).isGreaterThan(50);
    }

    @Test
    void a_row_tells_cause_and_remedy_in_both_languages() {
        FailureCodes.Row row = FailureCodes.shipped().row("P11").orElseThrow();
        assertThat(row.causeVi()).isEqualTo("Máy in phiếu hết giấy");
        assertThat(row.causeEn()).isEqualTo("The receipt printer has no paper");
        assertThat(row.remedyVi()).isEqualTo("Thay cuộn giấy mới");
        assertThat(row.remedyEn()).isEqualTo("Put in a new roll");
        assertThat(FailureCodes.shipped().row("X99")).isEmpty();
    }

    @Test
    void every_silent_device_has_its_row() {
        for (DeviceKind kind : DeviceKind.values()) {
            assertThat(FailureCodes.shipped().row(DeviceCheck.silent(kind))).isPresent();
        }
    }
}

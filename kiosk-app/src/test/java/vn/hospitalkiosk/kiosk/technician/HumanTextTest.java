package vn.hospitalkiosk.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.diagnostic.FailureCodes;
import vn.hospitalkiosk.device.diagnostic.Finding;

class HumanTextTest {
    private static final Diagnosis DIAGNOSIS =
            new Diagnosis(
                    Instant.parse("2026-11-22T00:01:12Z"),
                    "own",
                    List.of(
                            Finding.well("kiosk", "Ổ đĩa còn trống 79.798 MB", "79798 MB are free"),
                            Finding.broken(
                                    "printer", new Failure("P11", "the printer has no paper"))),
                    List.of(),
                    Map.of("pcscd", "not installed"));

    @Test
    void a_finding_takes_three_lines_of_vietnamese_alone() {
        assertThat(new HumanText(FailureCodes.shipped()).of(DIAGNOSIS))
                .containsExactly(
                        "KIOSK CÓ THIẾT BỊ HỎNG — 22/11 07:01:12",
                        "",
                        "",
                        "[hỏng] Máy in phiếu: Máy in báo hết giấy",
                        "    Nguyên nhân (P11): Máy in phiếu hết giấy",
                        "    Cách xử lý: Thay cuộn giấy mới",
                        "  [tốt] Máy kiosk: Ổ đĩa còn trống 79.798 MB",
                        "",
                        "  pcscd chưa cài");
    }

    @Test
    void machines_are_told_both_languages() {
        assertThat(new JsonText(FailureCodes.shipped()).of(DIAGNOSIS, false))
                .contains(
                        "\"seenVi\":\"Máy in báo hết giấy\",\"seenEn\":\"the printer has no paper\","
                                + "\"causeVi\":\"Máy in phiếu hết giấy\",\"causeEn\":\"The receipt printer has no paper\","
                                + "\"remedyVi\":\"Thay cuộn giấy mới\",\"remedyEn\":\"Put in a new roll\"");
    }
}

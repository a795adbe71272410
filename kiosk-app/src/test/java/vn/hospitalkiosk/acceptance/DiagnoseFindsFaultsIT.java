package vn.hospitalkiosk.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.proof.DiagnoseFigures;

/// The same table as `scripts/check diagnose`.
class DiagnoseFindsFaultsIT {
    @Test
    void every_injected_fault_is_found_with_its_code_and_remedy() throws IOException {
        assertThat(DiagnoseFigures.notFound()).isEmpty();
    }
}

package vn.hospitalkiosk.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.proof.CanaryRun;

/// Codes scanned, chips read, payment cards refused, money taken: and no number of it in logs, traces, records, metrics or the technician's archive.
class NothingPersonalLeavesIT {
    @TempDir Path var;

    @Test
    void no_number_of_the_suite_is_found_and_a_planted_one_is() throws IOException {
        CanaryRun.Outcome outcome = CanaryRun.in(var);
        assertThat(outcome.canaries()).isGreaterThan(80);
        assertThat(outcome.hits()).isEmpty();
        assertThat(outcome.plantedInLog()).as("the search itself finds a leak").isNotEmpty();
        assertThat(outcome.plantedInBundle()).as("the archive blanks what leaked").isEmpty();
        assertThat(outcome.blankedFinding()).as("and says so").isTrue();
    }
}

package vn.hospitalkiosk.gateway.his.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// HAPI FHIR JPA 8.8, from the artefacts its makers publish: current, and keeps one record for one key.
@EnabledIfSystemProperty(
        named = "fhir.servers",
        matches = ".+",
        disabledReason = "scripts/test --fhir-servers runs foreign FHIR servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HapiForeignServerTest implements ForeignSuite {
    private ForeignWard ward;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        ward = new ForeignWard(ForeignServer.hapi(Path.of(System.getProperty("fhir.servers"))));
    }

    @Override
    public ForeignWard ward() {
        return ward;
    }

    @Override
    public boolean keepsOne() {
        return true;
    }

    /// Our profiles, examples of them, and what our adapter wrote on this server, judged by its validator.
    @Test
    void our_profiles_and_their_examples_are_valid_and_so_is_what_we_write() throws IOException {
        ForeignProfiles profiles = new ForeignProfiles(ward.hospital.client());
        profiles.install();
        assertThat(profiles.examples()).isNotEmpty();
        assertThat(profiles.faultsOfExamples()).isEmpty();
        assertThat(profiles.faultsOf(profiles.spoiltExample())).isNotEmpty();
        writeOneOfEach();
        assertThat(profiles.written())
                .extracting(Resource::fhirType)
                .contains(
                        "Encounter",
                        "PaymentNotice",
                        "Patient",
                        "CoverageEligibilityResponse",
                        "Flag",
                        "AuditEvent",
                        "PaymentReconciliation");
        assertThat(profiles.written()).flatExtracting(profiles::faultsOf).isEmpty();
    }

    @AfterAll
    void close() throws IOException {
        if (ward != null) {
            ward.close();
        }
    }
}

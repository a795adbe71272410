package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// cqf-ruler, a HAPI 5.0.2 of 2020: hostile, as it may keep several records for one key when raced.
@EnabledIfSystemProperty(
        named = "fhir.servers",
        matches = ".+",
        disabledReason = "scripts/test --fhir-servers runs foreign FHIR servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CqfRulerForeignServerTest implements ForeignSuite {
    private ForeignWard ward;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        ward = new ForeignWard(ForeignServer.cqfRuler(Path.of(System.getProperty("fhir.servers"))));
    }

    @Override
    public ForeignWard ward() {
        return ward;
    }

    @Override
    public boolean keepsOne() {
        return false;
    }

    @AfterAll
    void close() throws IOException {
        if (ward != null) {
            ward.close();
        }
    }
}

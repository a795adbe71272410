package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.fhir.FhirHis;
import vn.hospitalkiosk.gateway.his.fhir.FhirSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirSystems;

class FhirHisContractTest implements HisContract {
    private @TempDir Path folder;
    private Ward ward;

    @BeforeEach
    void open() throws IOException {
        ward = new Ward(folder, FhirHisContractTest::adapter);
    }

    private static His adapter(URI line, Ward ward) {
        return new FhirHis(
                new FhirSettings(
                        line.resolve("/fhir"),
                        FhirSystems.VN_CORE,
                        Ward.LIMIT,
                        Ward.LIMIT,
                        "Bệnh viện",
                        Ward.ZONE),
                ward.wire(),
                ward.cases,
                Ward.CLOCK);
    }

    @Override
    public Ward ward() {
        return ward;
    }

    @AfterEach
    void close() throws IOException {
        ward.close();
    }
}

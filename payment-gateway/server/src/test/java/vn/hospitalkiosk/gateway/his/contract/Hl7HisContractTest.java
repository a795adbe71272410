package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.hl7.Hl7His;
import vn.hospitalkiosk.gateway.his.hl7.Hl7Settings;
import vn.hospitalkiosk.gateway.his.mllp.MllpAddress;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;

class Hl7HisContractTest implements HisContract {
    private @TempDir Path folder;
    private Ward ward;

    @BeforeEach
    void open() throws IOException {
        ward = Ward.overHl7(folder, Hl7HisContractTest::adapter);
    }

    private static His adapter(URI line, Ward ward) {
        return new Hl7His(
                new Hl7Settings(
                        "KH01",
                        "HIS",
                        "BV",
                        "T",
                        Hl7Settings.Identifiers.USUAL,
                        Ward.LIMIT,
                        Ward.ZONE),
                ward.kept(
                        new MllpLine(
                                new MllpAddress(
                                        line.getHost(),
                                        line.getPort(),
                                        Optional.empty(),
                                        Duration.ofSeconds(1)),
                                ward.health)),
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

package vn.hospitalkiosk.gateway.his.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.bridge.BridgeHis;
import vn.hospitalkiosk.gateway.his.bridge.BridgeSettings;

class BridgeHisContractTest implements HisContract {
    private static final BridgeContract CONTRACT = BridgeContract.read();

    private @TempDir Path folder;
    private Ward ward;

    @BeforeEach
    void open() throws IOException {
        ward = new Ward(folder, BridgeHisContractTest::adapter);
    }

    private static His adapter(URI line, Ward ward) {
        return new BridgeHis(
                new BridgeSettings(line.resolve("/his-bridge/v1"), Ward.LIMIT, Ward.ZONE),
                ward.wire());
    }

    @Override
    public Ward ward() {
        return ward;
    }

    /// Whatever was said in a test, both sides kept to what a vendor reads.
    @AfterEach
    void everyCallWasAsTheContractSays() throws IOException {
        ward.close();
        assertThat(ward.bridgeCalls).isNotEmpty();
        assertThat(ward.bridgeCalls).flatMap(CONTRACT::faults).isEmpty();
    }
}

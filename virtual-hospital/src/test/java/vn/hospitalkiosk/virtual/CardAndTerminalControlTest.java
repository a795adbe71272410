package vn.hospitalkiosk.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.line.HostEnd;

/// The card unit and the terminals as they stand in a running virtual hospital.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CardAndTerminalControlTest {
    private static final String INIT = "F200000343303303B2";
    private static final String OPEN_GATE = "F200000343333003B2";
    private static final String STATUS = "02313233343536373830730337";

    @TempDir Path var;
    private VirtualHospital hospital;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        hospital =
                VirtualHospital.start(
                        new Settings(var, 0), new AdjustableClock("2026-11-25T00:44:00Z"));
        client = new Client(hospital.http());
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    private String endpoint(String key) throws IOException {
        return Client.JSON
                .readTree(Files.readString(var.resolve("run/endpoints.json")))
                .path(key)
                .asString("");
    }

    @Test
    void theCardUnitIsWhereItSaysAndItsKnobsTurn() throws IOException {
        try (HostEnd host = HostEnd.open(endpoint("virtual.card-unit"))) {
            assertThat(client.post("/control/card-unit", "{\"insert\":\"blank\"}").status())
                    .isEqualTo(409);
            host.send(INIT);
            assertThat(host.take(1 + 24)).hasSize(25);
            host.send("06" + OPEN_GATE);
            assertThat(host.take(1 + 12)).hasSize(13);
            JsonNode state =
                    client.post(
                                    "/control/card-unit",
                                    "{\"insert\":\"payment-stripe\",\"stacker\":4,\"next\":[\"none\",\"jam\"]}")
                            .json();
            assertThat(state.path("status").asString("")).isEqualTo("210");
            assertThat(state.path("cards").path("rf").asInt(0)).isEqualTo(1);
            assertThat(state.path("journal").get(0).path("cause").asString("")).isEqualTo("hand");
            assertThat(client.post("/control/card-unit", "{\"hand\":\"take\"}").status())
                    .isEqualTo(409);
            assertThat(client.post("/control/card-unit", "{\"hand\":\"pull\"}").status())
                    .isEqualTo(200);
            client.post("/control/card-unit", "{\"cable\":\"out\"}");
            assertThat(host.next()).isEqualTo(HostEnd.END);
            assertThat(client.get("/control/card-unit").json().path("plugged").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void theTerminalsAreWhereTheySayAndItsKnobsTurn() throws IOException {
        assertThat(endpoint("virtual.terminal.hypercom")).startsWith("127.0.0.1:");
        JsonNode changed =
                client.post(
                                "/control/terminal",
                                "{\"dialect\":\"hypercom\",\"amountExponent\":2,\"pan\":\"masked\",\"seed\":7,\"perMille\":0}")
                        .json();
        assertThat(changed.path("hypercom").path("amountExponent").asInt(0)).isEqualTo(2);
        assertThat(changed.path("ecr17").path("amountExponent").asInt(9)).isZero();
        try (HostEnd host = HostEnd.open(endpoint("virtual.terminal.ecr17"))) {
            host.send(STATUS);
            assertThat(host.takeHex(3)).isEqualTo("06037A");
            client.post("/control/terminal", "{\"power\":\"cycle\"}");
            assertThat(host.untilSilent(500)).isNotNull();
            assertThat(host.next(10)).isIn(HostEnd.END, HostEnd.NOTHING);
        }
        assertThat(client.get("/control/terminal").json().path("ecr17").path("ledger").size())
                .isZero();
    }

    @Test
    void whatIsNoKnobIsRefusedWithASentence() throws IOException {
        for (String body :
                new String[] {
                    "{\"dialect\":\"zvt\"}",
                    "{\"amountExponent\":1}",
                    "{\"next\":[\"explode\"]}",
                    "{\"next\":\"decline\"}",
                    "{\"seed\":-1}",
                    "{\"what\":1}"
                }) {
            Client.Answer answer = client.post("/control/terminal", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().path("error").asString("")).endsWith(".");
        }
        assertThat(client.post("/control/card-unit", "{\"stacker\":-1}").status()).isEqualTo(400);
    }
}

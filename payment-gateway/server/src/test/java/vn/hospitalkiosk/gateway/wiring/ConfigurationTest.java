package vn.hospitalkiosk.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.TestSetting;
import vn.hospitalkiosk.gateway.psp.momo.MomoConfig;

class ConfigurationTest {
    private static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
    private static final PspModule.Hosts MOMO =
            new PspModule.Hosts(Set.of("test-payment.momo.vn"), Set.of("payment.momo.vn"));
    @TempDir Path folder;

    @Test
    void the_files_in_config_are_complete_and_valid() {
        Arguments arguments = Arguments.parse("--port-base=24100");
        GatewayConfig config = gateway(CONFIG.resolve("gateway.yaml"), arguments);
        assertThat(config.environment()).isEqualTo(Environment.SIMULATED);
        assertThat(config.his().base())
                .isEqualTo(URI.create("http://127.0.0.1:24737/his-bridge/v1"));
        MomoConfig momo = momo(arguments);
        assertThat(momo.terms().createTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(momo.callback()).isEqualTo(URI.create("http://127.0.0.1:24101/callbacks/momo"));
        assertThat(momo.endpoint().toString()).endsWith(":24737/momo/v2/gateway/api");
        setting(config).demandHost("endpoint", momo.endpoint(), MOMO);
    }

    @Test
    void a_setting_on_the_command_line_wins() {
        Arguments arguments =
                Arguments.parse(
                        "--psp.momo.terms.create-timeout=3s", "--his.answer-timeout=1500ms");
        assertThat(momo(arguments).terms().createTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(gateway(CONFIG.resolve("gateway.yaml"), arguments).his().answerTimeout())
                .isEqualTo(Duration.ofMillis(1_500));
        assertThatThrownBy(() -> momo(Arguments.parse("--psp.momo.terms.creat-timeout=3s")))
                .hasMessageContaining("creat-timeout");
        assertThatThrownBy(() -> Arguments.parse("--prot-base=1"))
                .hasMessageContaining("--prot-base");
    }

    @Test
    void an_unknown_or_missing_key_is_named() throws IOException {
        String good = Files.readString(CONFIG.resolve("gateway.yaml"));
        assertThatThrownBy(() -> gateway(written(good + "\ncolour: red\n")))
                .hasMessageContaining("colour")
                .hasMessageContaining("gateway.yaml");
        assertThatThrownBy(() -> gateway(written(good.replace("listen: 127.0.0.1", ""))))
                .hasMessageContaining("listen");
    }

    @Test
    void simulated_never_leaves_this_machine() throws IOException {
        String good = Files.readString(CONFIG.resolve("gateway.yaml"));
        assertThatThrownBy(() ->
                        gateway(written(good.replace("listen: 127.0.0.1", "listen: 0.0.0.0"))))
                .hasMessageContaining("loopback");
        assertThatThrownBy(() ->
                        gateway(
                                written(
                                        good.replace(
                                                "${virtual}/his-bridge/v1",
                                                "https://his.example/fhir"))))
                .hasMessageContaining("loopback");
    }

    @Test
    void production_refuses_to_start_without_database_or_with_the_wrong_psp_host()
            throws IOException {
        String good =
                Files.readString(CONFIG.resolve("gateway.yaml"))
                        .replace("environment: simulated", "environment: production")
                        .replace("${virtual}/his-bridge/v1", "https://his.example/fhir");
        assertThatThrownBy(() -> gateway(written(good))).hasMessageContaining("database");
        PspSetting setting = setting(production());
        setting.demandHost("endpoint", URI.create("https://payment.momo.vn/v2/gateway/api"), MOMO);
        for (String wrong :
                new String[] {
                    "https://test-payment.momo.vn/v2/gateway/api",
                    "http://payment.momo.vn/v2/gateway/api",
                    "https://payment.momo.vn.example/v2/gateway/api"
                }) {
            assertThatThrownBy(() -> setting.demandHost("endpoint", URI.create(wrong), MOMO))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void production_refuses_demo_credentials() throws IOException {
        PspSetting production = setting(production());
        Set<String> samples = Set.of("momo", "demo", "momovh*");
        assertThatThrownBy(() ->
                        production.demandRealMerchant(
                                _ -> Optional.empty(), "partner-code", samples))
                .isInstanceOf(IllegalStateException.class);
        for (String demo : new String[] {"MOMO", "DEMO-7", "MOMOVHab12"}) {
            assertThatThrownBy(() ->
                            production.demandRealMerchant(
                                    _ -> Optional.of(demo), "partner-code", samples))
                    .as(demo)
                    .hasMessageContaining("demo");
        }
        production.demandRealMerchant(_ -> Optional.of("MOMOBVKH2026"), "partner-code", samples);
    }

    private GatewayConfig production() throws IOException {
        String good =
                Files.readString(CONFIG.resolve("gateway.yaml"))
                        .replace("environment: simulated", "environment: production")
                        .replace("${virtual}/his-bridge/v1", "https://his.example/fhir");
        return gateway(
                written(
                        good
                                + "\ndatabase: {url: 'jdbc:postgresql://db/kiosk', user: g, password-file: s, owner: {user: o, password-file: t}}\n"));
    }

    private PspSetting setting(GatewayConfig config) {
        return new PspSetting(
                new PspCode("momo"),
                Arguments.parse(),
                config,
                VarFolder.hold(folder.resolve("var")),
                new TestSetting(Clock.systemUTC()).orders(),
                (_, _) -> new vn.hospitalkiosk.api.Vnd(0),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    @Test
    void one_folder_serves_one_gateway() {
        try (VarFolder first = VarFolder.hold(folder)) {
            assertThat(first.resolve("run")).isDirectory();
            assertThatThrownBy(() -> VarFolder.hold(folder))
                    .hasMessageContaining("another gateway");
        }
        VarFolder.hold(folder).close();
    }

    @Test
    void personal_numbers_are_blotted_out_of_the_log() {
        assertThat(Redaction.redacted("patient 056085000427, card DN4560123456789."))
                .isEqualTo("patient […], card […].");
        assertThat(Redaction.redacted("order HK7K2M9Q of 71480 at 1721720663942"))
                .isEqualTo("order HK7K2M9Q of 71480 at 1721720663942");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), text);
    }

    private static GatewayConfig gateway(Path file) {
        return gateway(file, Arguments.parse());
    }

    private static GatewayConfig gateway(Path file, Arguments arguments) {
        return YamlFiles.read(file, arguments, "", GatewayConfig.class);
    }

    private static MomoConfig momo(Arguments arguments) {
        return YamlFiles.read(
                CONFIG.resolve("psp/momo.yaml"), arguments, "psp.momo.", MomoConfig.class);
    }
}

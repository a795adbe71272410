package vn.hospitalkiosk.kiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Path SHIPPED = Path.of("../config/kiosk.yaml");

    @TempDir Path folder;

    private Path changed(String from, String to) throws IOException {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("kiosk.yaml"), text.replace(from, to));
    }

    @Test
    void the_shipped_file_is_understood() {
        Settings settings = SettingsFile.read(SHIPPED);
        assertThat(settings.environment()).isEqualTo(Settings.Environment.SIMULATED);
        assertThat(settings.words().name().vi()).isEqualTo("Bệnh viện Đa khoa tỉnh Khánh Hòa");
        assertThat(SHIPPED.resolveSibling(settings.devices())).isDirectory();
    }

    @Test
    void an_unknown_key_is_refused_with_file_line_and_key() throws IOException {
        Path file = changed("slip-prefix:", "slip-prefx:");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(SettingsWrong.class)
                .hasMessageContaining("kiosk.yaml:7")
                .hasMessageContaining("slip-prefx");
    }

    @Test
    void a_missing_key_is_refused_by_name() throws IOException {
        Path file = changed("  idle: 45\n", "");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(SettingsWrong.class)
                .hasMessageContaining("idle");
    }

    @Test
    void a_word_for_a_number_and_a_broken_file_are_refused_with_their_line() throws IOException {
        Path word = changed("idle: 45", "idle: soon");
        assertThatThrownBy(() -> SettingsFile.read(word))
                .isInstanceOf(SettingsWrong.class)
                .hasMessageContaining("times.idle")
                .hasMessageContaining("whole number");
        Path twice = changed("kiosk: K03\n", "kiosk: K03\nkiosk: K04\n");
        assertThatThrownBy(() -> SettingsFile.read(twice)).isInstanceOf(SettingsWrong.class);
        Path broken = changed("slip-prefix: KH03", "slip-prefix: [KH03");
        assertThatThrownBy(() -> SettingsFile.read(broken)).isInstanceOf(SettingsWrong.class);
        Path enumeration = changed("environment: simulated", "environment: imaginary");
        assertThatThrownBy(() -> SettingsFile.read(enumeration))
                .isInstanceOf(SettingsWrong.class)
                .hasMessageContaining("sandbox");
    }

    @Test
    void a_place_that_patients_are_sent_to_must_not_be_empty() throws IOException {
        Path file = changed("vi: quầy tiếp đón 1–3\n", "vi: \"\"\n");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(SettingsWrong.class)
                .hasMessageContaining("hospital.reception-short");
    }

    @Test
    void production_takes_no_simulated_address() throws IOException {
        Path file = changed("environment: simulated", "environment: production");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(SettingsWrong.class)
                .hasMessageContaining("simulated address");
    }

    @Test
    void an_endpoint_is_looked_up_anew_each_time() throws IOException {
        Endpoints endpoints = new Endpoints(folder);
        assertThat(endpoints.find("endpoint:gateway.kiosk")).isEmpty();
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                folder.resolve("run/endpoints.json"), "{\"gateway.kiosk\":\"127.0.0.1:8443\"}");
        assertThat(endpoints.find("endpoint:gateway.kiosk")).contains("127.0.0.1:8443");
        assertThat(endpoints.find("/dev/ttyACM0")).contains("/dev/ttyACM0");
    }
}

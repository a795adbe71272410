package vn.hospitalkiosk.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticQrsTest {
    @TempDir Path out;

    @Test
    void a_picture_for_each_counter_and_one_pdf_for_all() throws Exception {
        assertThat(
                        StaticQrs.run(
                                "--config",
                                "../../config/gateway.yaml",
                                "--out",
                                out.toString(),
                                "QUAY1=Quầy thu 1",
                                "K03=Kiosk sảnh A"))
                .containsExactly(
                        out.resolve("QUAY1.png"),
                        out.resolve("K03.png"),
                        out.resolve("static-qr.pdf"));
        assertThat(Files.size(out.resolve("QUAY1.png"))).isGreaterThan(10_000);
        assertThat(Files.readAllBytes(out.resolve("static-qr.pdf"))).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void it_says_how_it_is_called() {
        for (String[] words : new String[][] {{}, {"QUAY1"}, {"--colour", "red"}, {"=x"}}) {
            assertThatThrownBy(() -> StaticQrs.run(words))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("usage: static-qr");
        }
    }
}

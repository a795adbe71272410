package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramerTest {
    private final Framer framer = new Framer((byte) 0x0D);

    private List<String> accept(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return framer.accept(bytes, bytes.length).stream().map(ScanText::of).toList();
    }

    @Test
    void the_suffix_ends_a_scan_wherever_the_bytes_were_split() {
        assertThat(accept("Nguy")).isEmpty();
        assertThat(accept("ễn\rhai\rb")).containsExactly("Nguyễn", "hai");
        assertThat(accept("a\r")).containsExactly("ba");
    }

    @Test
    void line_feeds_after_the_suffix_disappear() {
        assertThat(accept("one\r\ntwo\r\n")).containsExactly("one", "two");
    }

    @Test
    void a_pause_ends_the_scan_of_a_scanner_nobody_configured() {
        assertThat(accept("no suffix")).isEmpty();
        assertThat(framer.open()).isTrue();
        assertThat(framer.pause().stream().map(ScanText::of)).containsExactly("no suffix");
        assertThat(framer.pause()).isEmpty();
        assertThat(framer.suffixSeen()).isFalse();
    }

    @Test
    void a_scan_without_end_is_bounded() {
        for (int i = 0; i < 100; i++) {
            accept("x".repeat(10_000));
        }
        assertThat(accept("\r")).containsExactly("x".repeat(4096));
    }

    @Test
    void older_codes_are_windows_1258() {
        byte[] old = "Đà".getBytes(Charset.forName("windows-1258"));
        assertThat(ScanText.of(old)).isEqualTo("Đà");
    }

    @Test
    void control_and_direction_characters_are_dropped() {
        assertThat(ScanText.of("\u0002a\u001b[2Jb\u202Ec\u0000".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a[2Jbc");
    }
}

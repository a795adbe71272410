package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramerTest {
    private static final byte[] REPLY = HexFormat.of().parseHex("02000001003331");

    private final Framer framer = new Framer(Optional.of((byte) 0x0D), new byte[0]);

    private static List<String> texts(List<Heard> heard) {
        return heard.stream()
                .map(one ->
                        switch (one) {
                            case Heard.Scan scan -> ScanText.of(scan.bytes());
                            case Heard.Reply _ -> "(reply)";
                        })
                .toList();
    }

    private List<String> accept(String text) {
        return accept(framer, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> accept(Framer framer, byte[] bytes) {
        return texts(framer.accept(bytes, bytes.length));
    }

    @Test
    void the_suffix_ends_a_scan_wherever_the_bytes_were_split() {
        assertThat(accept("Nguy")).isEmpty();
        assertThat(accept("ễn\rhai\rb")).containsExactly("Nguyễn", "hai");
        assertThat(accept("a\r")).containsExactly("ba");
    }

    @Test
    void a_code_split_at_every_boundary_stays_one() {
        byte[] code = "056085000427||NGUYỄN VĂN A\r".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= code.length; cut++) {
            List<Heard> first = framer.accept(code, cut);
            byte[] rest = java.util.Arrays.copyOfRange(code, cut, code.length);
            assertThat(texts(first).size() + framer.accept(rest, rest.length).size())
                    .as("cut at %d", cut)
                    .isEqualTo(1);
        }
    }

    @Test
    void line_feeds_after_the_suffix_disappear() {
        assertThat(accept("one\r\ntwo\r\n")).containsExactly("one", "two");
    }

    @Test
    void a_pause_ends_the_scan_of_a_scanner_nobody_configured() {
        assertThat(accept("no suffix")).isEmpty();
        assertThat(framer.open()).isTrue();
        assertThat(texts(framer.pause())).containsExactly("no suffix");
        assertThat(framer.pause()).isEmpty();
        assertThat(framer.suffixSeen()).isFalse();
    }

    @Test
    void without_a_suffix_in_the_profile_only_a_pause_ends_a_code() {
        Framer noSuffix = new Framer(Optional.empty(), new byte[0]);
        assertThat(accept(noSuffix, "one\rtwo".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(texts(noSuffix.pause())).containsExactly("onetwo");
    }

    @Test
    void a_scan_without_end_is_bounded_and_the_next_one_is_whole() {
        for (int i = 0; i < 100; i++) {
            accept("x".repeat(10_000));
        }
        byte[] end = {0x0D};
        assertThat(framer.accept(end, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Heard.Scan.class,
                        scan -> {
                            assertThat(scan.cut()).isTrue();
                            assertThat(scan.bytes()).hasSize(4096);
                        });
        assertThat(accept("next\r")).containsExactly("next");
    }

    @Test
    void a_reply_is_no_code_wherever_it_comes() {
        for (int cut = 0; cut <= REPLY.length; cut++) {
            Framer newland = new Framer(Optional.of((byte) 0x0D), REPLY);
            assertThat(
                            accept(newland, java.util.Arrays.copyOf(REPLY, cut)).size()
                                    + accept(
                                                    newland,
                                                    java.util.Arrays.copyOfRange(
                                                            REPLY, cut, REPLY.length))
                                            .size())
                    .isEqualTo(1);
            assertThat(newland.open()).isFalse();
            assertThat(accept(newland, "code\r".getBytes(StandardCharsets.US_ASCII)))
                    .containsExactly("code");
        }
    }

    @Test
    void what_only_looks_like_a_reply_belongs_to_the_code() {
        Framer newland = new Framer(Optional.of((byte) 0x0D), REPLY);
        byte[] bytes = HexFormat.of().parseHex("0200000202000001003331410d");
        assertThat(accept(newland, bytes)).containsExactly("(reply)", "A");
        assertThat(accept(newland, new byte[] {2, 0})).isEmpty();
        assertThat(newland.open()).isTrue();
        assertThat(newland.pause()).hasSize(1);
    }

    @Test
    void older_codes_are_windows_1258_and_come_out_as_people_type() {
        // Table of windows-1258: CA Ê, DE combining tilde, C3 Ă, D0 Đ, CC combining grave,
        // EA ê, F2 combining dot below, E3 ă, EC combining acute.
        assertThat(of("4E475559CADE4E2056C34E2041")).isEqualTo("NGUYỄN VĂN A");
        assertThat(of("D06120486FCC61")).isEqualTo("Đa Hòa");
        assertThat(of("5669EAF274204E61E3EC6D")).isEqualTo("Việt Naắm");
        assertThat(of("4E475559CADE4E").length()).isEqualTo("NGUYỄN".length());
    }

    @Test
    void control_direction_and_half_characters_are_dropped() {
        assertThat(ScanText.of("\u0002a\u001b[2Jb\u202Ec\u0000".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a[2Jbc");
        assertThat(ScanText.clean("a\uD800b\u2028c\uDC00")).isEqualTo("abc");
        assertThat(ScanText.clean("x".repeat(4095) + "\uD83D\uDE00")).hasSize(4095);
    }

    private static String of(String hex) {
        return ScanText.of(HexFormat.of().parseHex(hex));
    }
}

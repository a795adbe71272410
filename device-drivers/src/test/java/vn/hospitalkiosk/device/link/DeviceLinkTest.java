package vn.hospitalkiosk.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.device.DeviceCommand;
import vn.hospitalkiosk.device.DeviceHistory;

@Timeout(30)
class DeviceLinkTest {
    private static final DeviceCommand ASK = new DeviceCommand.Idempotent() {};
    private static final DeviceCommand PAY = new DeviceCommand.Value() {};
    private static final LinkTimes TIMES =
            new LinkTimes(Duration.ofMillis(150), Duration.ofMillis(60), Duration.ofMillis(5), 3);
    private static final Duration ANSWER = Duration.ofMillis(400);

    private final WireTrace trace = new WireTrace();

    /// `<text>`: a frame; `<text!`: a damaged one; `+` ACK, `-` NAK, `.` progress.
    private static final class Toy implements FrameFormat {
        @Override
        public byte[] frame(byte[] payload) {
            return ascii("<" + text(payload) + ">");
        }

        @Override
        public byte[] acknowledgement() {
            return ascii("+");
        }

        @Override
        public byte[] refusal() {
            return ascii("-");
        }

        @Override
        public Cut cut(byte[] bytes, int from, int to, boolean ended) {
            return switch (bytes[from]) {
                case '+' -> new Cut.Found(1, new Signal.Ack());
                case '-' -> new Cut.Found(1, new Signal.Nak());
                case '.' -> new Cut.Found(1, new Signal.Progress(""));
                case '<' -> framed(text(bytes).substring(from, to), ended);
                default -> new Cut.Noise();
            };
        }

        private static Cut framed(String text, boolean ended) {
            int end = text.indexOf('>');
            int broken = text.indexOf('!');
            if (broken >= 0) {
                return new Cut.Broken(broken + 1);
            }
            if (end < 0) {
                return ended ? new Cut.Broken(text.length()) : new Cut.More();
            }
            return new Cut.Found(end + 1, new Signal.Message(ascii(text.substring(1, end))));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private DeviceLink link(PeerLine line) {
        return new DeviceLink(
                line,
                new Toy(),
                TIMES,
                trace,
                bytes -> bytes.length + " bytes",
                new DeviceHistory(),
                () -> {});
    }

    private static PeerLine peer(BiConsumer<PeerLine, String> answers) {
        return new PeerLine((line, bytes) -> answers.accept(line, text(bytes)));
    }

    private static List<String> heard(PeerLine line) {
        return line.heard().stream().map(DeviceLinkTest::text).toList();
    }

    private ExchangeEnd exchange(DeviceLink link, DeviceCommand command) {
        return link.exchange(command, ascii("do"), ANSWER, a -> text(a).startsWith("did"), _ -> {});
    }

    private static String answered(ExchangeEnd end) {
        return text(((ExchangeEnd.Answered) end).payload());
    }

    @Test
    void an_answer_is_written_down_before_the_device_hears_of_it() {
        List<String> order = new ArrayList<>();
        PeerLine line =
                peer((peer, text) -> {
                    order.add(text);
                    if (text.equals("<do>")) {
                        peer.say(ascii("+..<did it>"));
                    }
                });
        try (DeviceLink link = link(line)) {
            ExchangeEnd end =
                    link.exchange(
                            PAY, ascii("do"), ANSWER, _ -> true, a -> order.add("kept " + text(a)));
            assertThat(answered(end)).isEqualTo("did it");
        }
        assertThat(order).containsExactly("<do>", "kept did it", "+");
    }

    @Test
    void a_question_is_asked_three_times_and_an_order_once() {
        PeerLine silent = peer((_, _) -> {});
        try (DeviceLink link = link(silent)) {
            assertThat(exchange(link, ASK)).isInstanceOf(ExchangeEnd.Open.class);
            assertThat(heard(silent)).containsExactly("<do>", "<do>", "<do>");
            assertThat(exchange(link, PAY)).isInstanceOf(ExchangeEnd.Open.class);
            assertThat(heard(silent)).hasSize(4);
        }
    }

    @Test
    void a_nak_brings_the_same_frame_again_and_a_storm_of_them_an_end() {
        AtomicInteger naks = new AtomicInteger(2);
        PeerLine line =
                peer((peer, text) -> {
                    if (text.equals("<do>")) {
                        peer.say(ascii(naks.getAndDecrement() > 0 ? "-" : "+<did>"));
                    }
                });
        try (DeviceLink link = link(line)) {
            assertThat(answered(exchange(link, PAY))).isEqualTo("did");
            assertThat(heard(line)).containsExactly("<do>", "<do>", "<do>", "+");
            naks.set(100);
            assertThat(exchange(link, PAY)).isInstanceOf(ExchangeEnd.NotTaken.class);
        }
    }

    @Test
    void after_the_ack_a_lost_answer_is_not_asked_for_by_repeating() {
        PeerLine line = peer((peer, text) -> peer.say(ascii(text.equals("<do>") ? "+" : "")));
        try (DeviceLink link = link(line)) {
            assertThat(((ExchangeEnd.Open) exchange(link, ASK)).acknowledged()).isTrue();
            assertThat(heard(line)).containsExactly("<do>");
        }
    }

    @Test
    void a_damaged_answer_is_refused_and_the_good_copy_taken() {
        PeerLine line =
                peer((peer, text) -> {
                    switch (text) {
                        case "<do>" -> peer.say(ascii("+<di!"));
                        case "-" -> peer.say(ascii("<did>"));
                        default -> {}
                    }
                });
        try (DeviceLink link = link(line)) {
            assertThat(answered(exchange(link, PAY))).isEqualTo("did");
            assertThat(heard(line)).containsExactly("<do>", "-", "+");
        }
    }

    @Test
    void an_answer_that_stops_in_its_middle_is_given_up_by_our_own_timer() {
        PeerLine line =
                peer((peer, text) -> {
                    switch (text) {
                        case "<do>" -> peer.say(ascii("+<di"));
                        case "-" -> peer.say(ascii("<did>"));
                        default -> {}
                    }
                });
        try (DeviceLink link = link(line)) {
            assertThat(answered(exchange(link, PAY))).isEqualTo("did");
        }
    }

    @Test
    void a_second_copy_of_an_answer_is_acknowledged_and_delivered_once() {
        AtomicInteger orders = new AtomicInteger();
        PeerLine line =
                peer((peer, text) -> {
                    if (text.equals("<do>")) {
                        int n = orders.incrementAndGet();
                        // The second order is greeted by the old answer, before its ACK.
                        peer.say(ascii(n == 1 ? "+<did 1>" : "<did 1>+<did 2>"));
                    }
                });
        try (DeviceLink link = link(line)) {
            assertThat(answered(exchange(link, PAY))).isEqualTo("did 1");
            assertThat(answered(exchange(link, PAY))).isEqualTo("did 2");
            assertThat(heard(line)).containsExactly("<do>", "+", "<do>", "+", "+");
        }
    }

    @Test
    void what_answers_something_else_is_acknowledged_and_dropped() {
        PeerLine line =
                peer((peer, text) -> {
                    if (text.equals("<do>")) {
                        peer.say(ascii("+<other><did>"));
                    }
                });
        try (DeviceLink link = link(line)) {
            assertThat(answered(exchange(link, PAY))).isEqualTo("did");
            assertThat(heard(line)).containsExactly("<do>", "+", "+");
        }
    }

    @Test
    void a_line_gone_before_the_order_means_that_nothing_was_done() {
        PeerLine line = peer((_, _) -> {});
        try (DeviceLink link = link(line)) {
            line.hangUp();
            assertThat(exchange(link, PAY)).isNotInstanceOf(ExchangeEnd.Answered.class);
            assertThat(exchange(link, PAY)).isInstanceOf(ExchangeEnd.NotTaken.class);
            assertThat(line.heard()).isEmpty();
        }
    }

    @Test
    void a_line_that_breaks_afterwards_leaves_it_open() {
        PeerLine line =
                peer((peer, _) -> {
                    peer.say(ascii("+"));
                    peer.hangUp();
                });
        try (DeviceLink link = link(line)) {
            assertThat(((ExchangeEnd.Open) exchange(link, PAY)).acknowledged()).isTrue();
        }
    }

    @Test
    void the_trace_tells_kinds_and_lengths_only() {
        PeerLine line = peer((peer, text) -> peer.say(ascii(text.equals("<do>") ? "+<did>" : "")));
        try (DeviceLink link = link(line)) {
            exchange(link, PAY);
        }
        assertThat(String.join("\n", trace.lines()).toLowerCase(Locale.ROOT))
                .contains("2 bytes", "3 bytes", "ack")
                .doesNotContain("did");
    }
}

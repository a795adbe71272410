package vn.hospitalkiosk.kiosk.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentEventsTest {
    private final SentEvents events = new SentEvents();

    @Test
    void an_event_is_complete_at_the_empty_line_and_comments_are_no_events() {
        assertThat(events.line(": still here")).isEmpty();
        assertThat(events.line("id: 7")).isEmpty();
        assertThat(events.line("event:payment")).isEmpty();
        assertThat(events.line("data: {\"a\":1,")).isEmpty();
        assertThat(events.line("data: \"b\":2}")).isEmpty();
        assertThat(events.line(""))
                .contains(new SentEvents.Sent("7", "payment", "{\"a\":1,\n\"b\":2}"));
        assertThat(events.line("")).isEmpty();
        assertThat(events.lastId()).isEqualTo("7");
    }

    @Test
    void an_endless_event_is_dropped_and_the_next_one_is_heard() {
        for (int i = 0; i < 100; i++) {
            assertThat(events.line("data: " + "x".repeat(1_000))).isEmpty();
        }
        assertThat(events.line("")).isEmpty();
        assertThat(events.line("data: y")).isEmpty();
        assertThat(events.line("").map(SentEvents.Sent::data)).contains("y");
    }

    @Test
    void no_line_makes_it_fail() {
        Random random = new Random(42);
        List<String> parts = List.of("data", ":", " ", "id", "\u0000", "ấ", "event", "");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                line.append(parts.get(random.nextInt(parts.size())));
            }
            Optional<SentEvents.Sent> sent = events.line(line.toString());
            sent.ifPresent(s -> assertThat(s.data()).isNotEmpty());
        }
    }
}

package vn.hospitalkiosk.gateway.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

@Timeout(60)
class EventStreamTest {
    private static final KioskId K03 = new KioskId("K03");
    private static final KioskId K04 = new KioskId("K04");

    private static final TestDoor door = new TestDoor();

    @BeforeEach
    void warm() throws Exception {
        door.reset();
        assertThat(door.get("K03", "/kiosk/v1/status").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        door.close();
    }

    /// One `data:` line after the other, with its id.
    private record Event(long id, String data) {}

    private static final class Listening implements AutoCloseable {
        private final Stream<String> stream;
        private final Iterator<String> lines;

        Listening(String kiosk, Optional<String> last) throws Exception {
            HttpResponse<Stream<String>> answer = door.listen(kiosk, last);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            stream = answer.body();
            lines = stream.iterator();
            assertThat(lines.next()).isEqualTo("retry: 1000");
        }

        Event next() {
            long id = 0;
            while (true) {
                String line = lines.next();
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    return new Event(id, line.substring(6));
                }
            }
        }

        boolean ends() {
            while (lines.hasNext()) {
                lines.next();
            }
            return true;
        }

        String nextComment() {
            String line = lines.next();
            while (!line.startsWith(":")) {
                line = lines.next();
            }
            return line;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private void captured(KioskId kiosk, String payment, long version) {
        door.events.changed(kiosk, FakePayments.view(payment, version, PaymentState.CAPTURED));
    }

    @Test
    void a_change_reaches_its_kiosk_at_once_and_no_other() throws Exception {
        try (Listening k03 = new Listening("K03", Optional.empty());
                Listening k04 = new Listening("K04", Optional.empty())) {
            captured(K03, "warm-up", 1);
            k03.next();
            long begun = System.nanoTime();
            captured(K03, "pay-1", 2);
            Event event = k03.next();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(event.data()).contains("\"id\":\"pay-1\"", "\"CAPTURED\"", "71480");
            assertThat(took).isLessThan(Duration.ofMillis(100));
            captured(K04, "pay-2", 1);
            assertThat(k04.next().data()).contains("pay-2");
        }
    }

    @Test
    void ids_grow_and_two_streams_of_one_kiosk_hear_the_same() throws Exception {
        try (Listening one = new Listening("K03", Optional.empty());
                Listening two = new Listening("K03", Optional.empty())) {
            for (int i = 1; i <= 50; i++) {
                captured(K03, "pay-1", i);
            }
            long last = 0;
            for (int i = 1; i <= 50; i++) {
                Event event = one.next();
                assertThat(event.id()).isGreaterThan(last);
                assertThat(two.next()).isEqualTo(event);
                last = event.id();
            }
        }
    }

    @Test
    void a_stream_begins_with_what_changed_while_nobody_listened() throws Exception {
        door.recent.put(
                new KioskIdentity(new FacilityId("KH01"), K03),
                List.of(FakePayments.view("pay-1", 7, PaymentState.CAPTURED)));
        Instant seen = Instant.now().minus(Duration.ofMinutes(3));
        long id = ChronoUnit.MICROS.between(Instant.EPOCH, seen);
        try (Listening again = new Listening("K03", Optional.of(Long.toString(id)))) {
            Event first = again.next();
            assertThat(first.data()).contains("pay-1", "\"version\":7");
            assertThat(first.id()).isGreaterThan(id);
        }
        assertThat(door.askedSince.getLast()).isBefore(seen).isAfter(seen.minusSeconds(120));
    }

    @Test
    void an_id_that_is_none_of_ours_asks_for_the_last_quarter_of_an_hour() throws Exception {
        for (String id : List.of("abc", "-1", "99999999999999999", "999999999999999999999")) {
            try (Listening strange = new Listening("K03", Optional.of(id))) {
                captured(K03, "pay-1", 1);
                assertThat(strange.next().data()).contains("pay-1");
            }
            assertThat(door.askedSince.getLast())
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(16)),
                            Instant.now().minus(Duration.ofMinutes(14)));
        }
    }

    @Test
    void a_comment_comes_when_nothing_happens() throws Exception {
        try (Listening quiet = new Listening("K03", Optional.empty())) {
            long begun = System.nanoTime();
            assertThat(quiet.nextComment()).isEqualTo(":");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(7));
        }
    }

    @Test
    void a_client_that_never_reads_delays_nobody() throws Exception {
        try (Socket dead = new Socket(InetAddress.getLoopbackAddress(), door.base().getPort())) {
            dead.setReceiveBufferSize(1_024);
            OutputStream out = dead.getOutputStream();
            out.write(
                    "GET /kiosk/v1/events HTTP/1.1\r\nHost: localhost\r\nX-Certificate: K03/KH01/client\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(dead.getInputStream().read()).isEqualTo('H');
            long begun = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                captured(K03, "pay-1", i);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(5));
            try (Listening alive = new Listening("K03", Optional.empty())) {
                captured(K03, "pay-2", 1);
                assertThat(alive.next().data()).contains("pay-2");
            }
        }
    }

    @Test
    void the_oldest_of_too_many_streams_is_closed() throws Exception {
        try (Listening oldest = new Listening("K03", Optional.empty());
                Listening b = new Listening("K03", Optional.empty());
                Listening c = new Listening("K03", Optional.empty());
                Listening d = new Listening("K03", Optional.empty());
                Listening e = new Listening("K03", Optional.empty())) {
            assertThat(oldest.ends()).isTrue();
            captured(K03, "pay-1", 1);
            assertThat(e.next()).isEqualTo(b.next());
            assertThat(c.next()).isEqualTo(d.next());
        }
    }

    @Test
    void a_stopping_server_ends_its_streams() throws Exception {
        PaymentEvents stopping = new PaymentEvents(java.time.Clock.systemUTC());
        EventStream stream = stopping.open(K03);
        stopping.close();
        assertThat(stream.isOpen()).isFalse();
        assertThat(stream.next(Duration.ofSeconds(5))).isEmpty();
        assertThat(stopping.open(K03).isOpen()).isFalse();
    }
}

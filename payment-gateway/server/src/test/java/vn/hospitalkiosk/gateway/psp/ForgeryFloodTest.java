package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// Forged callbacks in a flood cost no database and hold no genuine one back, not even from the same address.
class ForgeryFloodTest {
    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger genuine = new AtomicInteger();
    private final PspCallbackDoor door =
            new PspCallbackDoor(
                    new Psps(List.of(new Bank())), new Counting(), new Forgeries(nanos::get));

    private ResponseEntity<byte[]> posted(String body, String from) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/callbacks/bank");
        request.setServletPath("/callbacks/bank");
        request.setRemoteAddr(from);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return door.posted("bank", request);
    }

    @Test
    void one_address_is_rationed_and_its_genuine_notices_pass() throws Exception {
        int told = 0;
        for (int n = 0; n < 1_000; n++) {
            ResponseEntity<byte[]> answer = posted("forged", "203.0.113.7");
            if (answer.getStatusCode().value() == 429) {
                told++;
                assertThat(answer.getHeaders().getFirst("Retry-After")).matches("[1-9][0-9]*");
            }
            assertThat(posted("genuine", "203.0.113.7").getStatusCode().value()).isEqualTo(200);
        }
        assertThat(written).hasValue(20);
        assertThat(told).isEqualTo(980);
        assertThat(genuine).hasValue(1_000);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(posted("forged", "203.0.113.7").getStatusCode().value())
                .as("one more is written down")
                .isEqualTo(400);
    }

    @Test
    void many_addresses_share_one_ration_per_psp() throws Exception {
        for (int n = 0; n < 2_000; n++) {
            posted("forged", "10." + n / 65_536 + "." + n / 256 % 256 + "." + n % 256);
        }
        assertThat(written).hasValue(200);
        assertThat(
                        posted("x".repeat(PspCallbackDoor.LONGEST + 1), "192.0.2.1")
                                .getStatusCode()
                                .value())
                .as("too long counts, too")
                .isEqualTo(429);
        assertThat(posted("genuine", "192.0.2.1").getStatusCode().value()).isEqualTo(200);
    }

    private final class Counting implements PspCallbacks {
        @Override
        public Notices.Heard heard(PspCode psp, OrderId order, PspReport report, RawMessage raw) {
            throw new AssertionError("there is no order");
        }

        @Override
        public Notices.Heard stray(PspCode psp, String transaction, Vnd amount, RawMessage raw) {
            genuine.incrementAndGet();
            return Notices.Heard.ACCEPTED;
        }

        @Override
        public void refused(PspCode psp, String reason, RawMessage raw) {
            written.incrementAndGet();
        }
    }

    private static final class Bank implements Psp {
        @Override
        public PspCode code() {
            return new PspCode("bank");
        }

        @Override
        public String label() {
            return "Bank";
        }

        @Override
        public MethodView.Kind kind() {
            return MethodView.Kind.BANK_QR;
        }

        @Override
        public Availability availability() {
            return new Availability.Available();
        }

        @Override
        public Terms terms() {
            return TestSetting.terms(Duration.ofSeconds(1), 1);
        }

        @Override
        public Placing place(Order order) {
            return new Placing.NotKnown("not asked");
        }

        @Override
        public Telling ask(Order order) {
            return Telling.silent("not asked");
        }

        @Override
        public Optional<Notices> notices() {
            return Optional.of(message ->
                    message.raw().toString().contains("of 7 bytes")
                            ? new Notices.Notice.Stray(
                                    "FT1", new Vnd(1), _ -> Notices.Reply.empty(200))
                            : new Notices.Notice.Refused(
                                    "wrong signature", Notices.Reply.empty(400)));
        }
    }
}

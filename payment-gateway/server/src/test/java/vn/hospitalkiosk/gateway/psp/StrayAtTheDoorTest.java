package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// The callback door and money that names no order.
class StrayAtTheDoorTest {
    private final List<String> kept = new CopyOnWriteArrayList<>();

    private ResponseEntity<byte[]> posted(boolean broken) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/callbacks/bank");
        request.setServletPath("/callbacks/bank");
        request.setContent("money".getBytes(StandardCharsets.UTF_8));
        return new PspCallbackDoor(
                        new Psps(List.of(new Bank())),
                        new Keeping(broken),
                        new Forgeries(System::nanoTime))
                .posted("bank", request);
    }

    @Test
    void it_is_kept_and_answered_in_the_senders_words() throws IOException {
        assertThat(posted(false).getStatusCode().value()).isEqualTo(200);
        assertThat(kept).containsExactly("FT1 71480 CALLBACK of 5 bytes");
    }

    @Test
    void it_must_come_again_when_it_could_not_be_kept() throws IOException {
        assertThat(posted(true).getStatusCode().value()).isEqualTo(500);
        assertThat(kept).isEmpty();
    }

    private final class Keeping implements PspCallbacks {
        private final boolean broken;

        private Keeping(boolean broken) {
            this.broken = broken;
        }

        @Override
        public Notices.Heard heard(PspCode psp, OrderId order, PspReport report, RawMessage raw) {
            throw new AssertionError("there is no order");
        }

        @Override
        public Notices.Heard stray(PspCode psp, String transaction, Vnd amount, RawMessage raw) {
            if (broken) {
                throw new IllegalStateException("the disk is full");
            }
            kept.add(transaction + " " + amount.dong() + " " + raw);
            return Notices.Heard.ACCEPTED;
        }

        @Override
        public void refused(PspCode psp, String reason, RawMessage raw) {
            throw new AssertionError("it is genuine");
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
            return Optional.of(_ ->
                    new Notices.Notice.Stray(
                            "FT1",
                            new Vnd(71_480),
                            heard ->
                                    Notices.Reply.empty(
                                            heard == Notices.Heard.NOT_STORED ? 500 : 200)));
        }
    }
}

package vn.hospitalkiosk.gateway.psp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every psp's adapter must do, whatever the brand: a subclass gives the brand's shapes, the tests are here.
public abstract class PspContract extends NoticesContract {
    @Test
    void a_placed_order_gives_a_qr() {
        onCreate(placed());
        assertThat(open().place(ORDER))
                .isInstanceOfSatisfying(
                        Psp.Placing.Placed.class,
                        placed -> assertThat(placed.qrContent()).isNotBlank());
    }

    private static List<ResponseDefinitionBuilder> faults() {
        return List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503).withBody("{\"resultCode\":11}"),
                aResponse().withStatus(200).withBody("<html>gateway</html>"),
                aResponse().withStatus(200).withBody("[]"),
                aResponse().withStatus(200).withBody("{}"),
                aResponse().withStatus(200).withBody(""),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withStatus(200).withBody("{\"a\":\"" + "x".repeat(70_000) + "\"}"),
                aResponse().withStatus(200).withBody("{}").withFixedDelay(3_000));
    }

    @Test
    void what_a_network_does_leaves_an_order_unknown_in_time() {
        assumeThat(isCalled()).as("nothing is sent to this psp").isTrue();
        for (ResponseDefinitionBuilder fault : faults()) {
            Psp psp = open(Duration.ofMillis(700), 3);
            onCreate(fault);
            onQuery(fault);
            long start = System.nanoTime();
            assertThat(psp.place(ORDER)).isInstanceOf(afterFault());
            PspReport report = psp.ask(ORDER).report();
            assertThat(report.isFinal()).as(report.toString()).isFalse();
            assertThat(report).isNotInstanceOf(PspReport.NotFound.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void when_nobody_listens_nothing_was_sent() {
        assumeThat(isCalled()).as("nothing is sent to this psp").isTrue();
        Psp alone =
                adapter(
                        URI.create("http://127.0.0.1:1"),
                        TestSetting.terms(Duration.ofSeconds(2), 3));
        opened.add(alone);
        assertThat(alone.place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
        assertThat(alone.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void an_answer_says_what_its_code_says_and_only_final_ones_are_evidence() {
        Psp psp = open();
        for (Said said : Said.values()) {
            Optional<ResponseDefinitionBuilder> answer = told(said, UNKNOWN_CODE);
            if (answer.isEmpty()) {
                continue;
            }
            onQuery(answer.get());
            Psp.Telling telling = psp.ask(ORDER);
            switch (said) {
                case PAID -> {
                    assertThat(telling.report())
                            .isInstanceOfSatisfying(
                                    PspReport.Paid.class,
                                    paid -> assertThat(paid.amount()).isEqualTo(ORDER.amount()));
                    assertThat(telling.raw()).isPresent();
                }
                case WAITING -> assertThat(telling.report()).isEqualTo(new PspReport.Waiting());
                case DECLINED ->
                        assertThat(telling.report()).isInstanceOf(PspReport.Declined.class);
                case NOT_FOUND -> assertThat(telling.report()).isEqualTo(new PspReport.NotFound());
                case UNKNOWN_CODE ->
                        assertThat(telling.report()).isInstanceOf(PspReport.Processing.class);
            }
            assertThat(telling.raw().isPresent())
                    .as(said.name())
                    .isEqualTo(telling.report().isFinal());
        }
        assertThat(
                        setting
                                .meters
                                .find("psp_calls")
                                .tag("outcome", "unknown-code")
                                .counters()
                                .stream()
                                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                                .sum())
                .isEqualTo(told(Said.UNKNOWN_CODE, UNKNOWN_CODE).isPresent() ? 1 : 0);
    }

    @Test
    void a_psp_that_stays_silent_is_greyed_out_and_comes_back() throws InterruptedException {
        assumeThat(isCalled()).as("nothing is sent to this psp").isTrue();
        Psp psp = open(Duration.ofMillis(1_500), 3);
        onCreate(aResponse().withStatus(500));
        for (int i = 0; i < 3; i++) {
            psp.place(ORDER);
        }
        int sent = wire.getAllServeEvents().size();
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
        assertThat(wire.getAllServeEvents()).hasSize(sent);
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0;
                i < 200 && !(psp.availability() instanceof Psp.Availability.Available);
                i++) {
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        onCreate(placed());
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.Placed.class);
        assertThat(psp.availability()).isInstanceOf(Psp.Availability.Available.class);
    }

    @Test
    void without_secrets_nothing_is_sent() {
        Psp psp = open();
        setting.secrets.clear();
        assertThat(psp.availability()).isInstanceOf(Psp.Availability.Unavailable.class);
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    private ResponseDefinition goodAnswer() {
        Optional<ResponseDefinitionBuilder> paid = told(Said.PAID, UNKNOWN_CODE);
        assumeThat(paid).as("nothing is sent to this psp").isPresent();
        return paid.orElseThrow().build();
    }

    private PspReport asked(Psp psp, ResponseDefinition like, byte[] body) {
        onQuery(ResponseDefinitionBuilder.like(like).withBody(body));
        return psp.ask(ORDER).report();
    }

    @Test
    void an_answer_that_was_cut_off_is_no_answer() {
        ResponseDefinition good = goodAnswer();
        byte[] body = good.getByteBody();
        Psp psp = open();
        for (int length = 1; length < body.length; length += 1 + body.length / 40) {
            assertThat(asked(psp, good, Arrays.copyOf(body, length)))
                    .as("cut after " + length)
                    .isInstanceOf(PspReport.Silent.class);
        }
    }

    @Test
    void a_changed_answer_never_says_another_amount_or_that_it_is_over() {
        ResponseDefinition good = goodAnswer();
        assumeThat(answersAreSigned()).as("this brand does not sign its answers").isTrue();
        byte[] body = good.getByteBody();
        Psp psp = open();
        Random random = new Random(7);
        for (int at = random.nextInt(5); at < body.length; at += 1 + random.nextInt(5)) {
            byte[] changed = body.clone();
            changed[at] ^= (byte) (1 << random.nextInt(7));
            PspReport report = asked(psp, good, changed);
            if (report instanceof PspReport.Paid paid) {
                assertThat(paid.amount()).as("byte " + at).isEqualTo(ORDER.amount());
            } else {
                assertThat(report.isFinal()).as("byte " + at + ": " + report).isFalse();
            }
        }
    }

    @Test
    void an_answer_signed_with_the_key_before_is_believed_while_keys_are_exchanged() {
        ResponseDefinition good = goodAnswer();
        assumeThat(answersAreSigned()).as("this brand does not sign its answers").isTrue();
        Psp psp = open();
        String old = noticeKey();
        setting.secrets.put(noticeKeyFile(), madeUpKey("THE-NEW-KEY"));
        assertThat(asked(psp, good, good.getByteBody())).isInstanceOf(PspReport.Silent.class);
        setting.secrets.put(noticeKeyFile() + ".old", old);
        assertThat(asked(psp, good, good.getByteBody())).isInstanceOf(PspReport.Paid.class);
    }

    @Test
    void an_order_is_sent_once() {
        assumeThat(isCalled()).as("nothing is sent to this psp").isTrue();
        for (ResponseDefinitionBuilder fault :
                List.of(
                        aResponse().withStatus(500),
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        aResponse().withStatus(200).withBody("{}"),
                        aResponse().withStatus(200).withBody("{}").withFixedDelay(1_500))) {
            Psp psp = open(Duration.ofMillis(500), 100);
            onCreate(fault);
            wire.resetRequests();
            psp.place(ORDER);
            assertThat(wire.getAllServeEvents()).hasSizeLessThanOrEqualTo(1);
        }
    }
}
